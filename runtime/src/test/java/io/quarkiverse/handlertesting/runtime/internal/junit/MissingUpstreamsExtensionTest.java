package io.quarkiverse.handlertesting.runtime.internal.junit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainTest;

/** A test of a packaged application fails before it begins if nothing has started an upstream that it declares. */
class MissingUpstreamsExtensionTest {

    private static final String REAL = ": the application runs in another process, and would call the real service. ";

    static class Chat {
        @Upstream("llm")
        MockUpstream llm;
    }

    @QuarkusIntegrationTest
    static class ChatIT extends Chat {
        @Upstream(value = "idp", client = String.class, property = "idp.url", host = "idp.host", port = "idp.port", tls = "idp.tls")
        MockUpstream provider;
    }

    @QuarkusIntegrationTest
    @WithUpstreams(@Upstream("llm"))
    static class PartlyIT extends Chat {
        @Upstream(value = "idp", property = "idp.url")
        MockUpstream provider;

        PartlyIT() {
            llm = started();
        }
    }

    @QuarkusMainIntegrationTest
    static class CommandIT extends Chat {
    }

    @QuarkusMainTest
    static class CommandTest extends Chat {
    }

    @QuarkusIntegrationTest
    static class OuterIT extends Chat {
        class Inner {
        }
    }

    @QuarkusIntegrationTest
    @WithUpstreams(@Upstream("llm"))
    static class StartedIT {

        class Inner extends Chat {
        }
    }

    private static MockUpstream started() {
        return proxy(MockUpstream.class, null);
    }

    private static void begin(Object... instances) {
        new MissingUpstreamsExtension().beforeEach(proxy(ExtensionContext.class,
                proxy(TestInstances.class, List.of(instances))));
    }

    /** The two methods that the extension calls. */
    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, Object instances) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (self, method, arguments) -> switch (method.getName()) {
                    case "getRequiredTestInstances", "getAllInstances" -> instances;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static String refused(Object... instances) {
        return assertThrows(IllegalStateException.class, () -> begin(instances)).getMessage();
    }

    @Test
    void eachFieldIsNamed() {
        assertEquals("Nothing has started the upstream of the field llm of MissingUpstreamsExtensionTest.ChatIT" + REAL
                + "Add @WithUpstreams(@Upstream(\"llm\")) to MissingUpstreamsExtensionTest.ChatIT.\n"
                + "Nothing has started the upstream of the field provider of MissingUpstreamsExtensionTest.ChatIT" + REAL
                + "Add @WithUpstreams(@Upstream(value = \"idp\", client = String.class, property = \"idp.url\", host = \"idp.host\","
                + " port = \"idp.port\", tls = \"idp.tls\")) to MissingUpstreamsExtensionTest.ChatIT.", refused(new ChatIT()));
    }

    @Test
    void anUpstreamThatIsMissingAmongOthersIsNamed() {
        assertEquals("Nothing has started the upstream of the field provider of MissingUpstreamsExtensionTest.PartlyIT" + REAL
                + "Add @Upstream(value = \"idp\", property = \"idp.url\") to the @WithUpstreams of"
                + " MissingUpstreamsExtensionTest.PartlyIT.", refused(new PartlyIT()));
    }

    @Test
    void aTestOfACommandIsRefused() {
        assertEquals("Nothing has started the upstream of the field llm of MissingUpstreamsExtensionTest.CommandIT" + REAL
                + "Add @WithUpstreams(@Upstream(\"llm\")) to MissingUpstreamsExtensionTest.CommandIT.",
                refused(new CommandIT()));
    }

    @Test
    void aTestOfACommandInThisProcessIsRefused() {
        assertEquals("The upstream of the field llm of MissingUpstreamsExtensionTest.CommandTest cannot be had in a"
                + " @QuarkusMainTest, whose application has a class loader of its own: the field would be null. Use @QuarkusTest, or"
                + " @QuarkusMainIntegrationTest with @WithUpstreams.", refused(new CommandTest()));
    }

    @Test
    void aFieldOfAnEnclosingClassIsNamed() {
        OuterIT outer = new OuterIT();
        assertEquals("Nothing has started the upstream of the field llm of MissingUpstreamsExtensionTest.OuterIT" + REAL
                + "Add @WithUpstreams(@Upstream(\"llm\")) to MissingUpstreamsExtensionTest.OuterIT.",
                refused(outer, outer.new Inner()));
    }

    @Test
    void aFieldOfANestedClassIsNamed() {
        StartedIT outer = new StartedIT();
        assertEquals("Nothing has started the upstream of the field llm of MissingUpstreamsExtensionTest.StartedIT.Inner" + REAL
                + "Add @Upstream(\"llm\") to the @WithUpstreams of MissingUpstreamsExtensionTest.StartedIT.",
                refused(outer, outer.new Inner()));
    }

    @Test
    void startedUpstreamsAreAccepted() {
        PartlyIT test = new PartlyIT();
        test.provider = started();
        assertDoesNotThrow(() -> begin(test));
    }

    /** A plain test of JUnit has no application. */
    @Test
    void otherTestsAreAccepted() {
        assertDoesNotThrow(() -> begin(new Chat()));
    }
}
