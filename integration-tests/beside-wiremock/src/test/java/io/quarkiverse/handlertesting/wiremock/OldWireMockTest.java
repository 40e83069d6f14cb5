package io.quarkiverse.handlertesting.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.junit.TestBegin;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Run with {@code -Pwiremock-2}: the jar of an older WireMock hides ours. */
@QuarkusTest
@Tag("wiremock-2")
@DisplayName("Beside a WireMock that is too old, a test")
class OldWireMockTest {

    private static final String TOO_OLD = "@Upstream needs WireMock 3.12 or later, but the tests load WireMock from"
            + " wiremock-jre8-2.27.2.jar. Replace that dependency by such a version of org.wiremock:wiremock, or remove it:"
            + " quarkus-handler-testing brings WireMock along.";

    @Dependent
    static class Named {
        @Upstream("forecast")
        MockUpstream forecast;

        void test() {
        }
    }

    @Inject
    Instance<Named> named;

    @Test
    @DisplayName("with an upstream fails before it begins, and the failure names the jar")
    void isRefused() throws Exception {
        Method test = Named.class.getDeclaredMethod("test");
        QuarkusTestMethodContext context = new QuarkusTestMethodContext(new Named(), List.of(), test, null);
        assertEquals(TOO_OLD,
                assertThrows(IllegalStateException.class, () -> new TestBegin().beforeEach(context)).getMessage());
    }

    @Test
    @DisplayName("has an upstream that refuses each use")
    void hasAnUpstreamThatRefusesEachUse() {
        MockUpstream forecast = named.get().forecast;
        assertEquals(TOO_OLD,
                assertThrows(IllegalStateException.class, () -> forecast.stub(get("/tomorrow").willReturn(ok()))).getMessage());
    }

    @Test
    @DisplayName("without an upstream runs, and its application has its own addresses")
    void runs() {
        assertNull(ConfigProvider.getConfig().getConfigValue("quarkus.rest-client.forecast.url").getValue());
    }
}
