package io.quarkiverse.handlertesting.behaviour.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.behaviour.InnerTestRun;
import io.quarkiverse.handlertesting.junit.FailOnUnusedStubs;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** Stubs of {@code @BeforeAll} belong to each test of the class. */
@QuarkusTest
class ClassStubsTest {

    @RegisterExtension
    static final InnerTestRun STUBBING = new InnerTestRun(Stubbing.class);
    @RegisterExtension
    static final InnerTestRun NEXT = new InnerTestRun(Next.class);

    private static HttpURLConnection connect(MockUpstream store) throws IOException {
        return (HttpURLConnection) new URL(store.url() + "/items/7").openConnection();
    }

    private static String item(MockUpstream store) throws IOException {
        return new String(connect(store).getInputStream().readAllBytes(), UTF_8);
    }

    @QuarkusTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    @FailOnUnusedStubs
    static class Stubbing {

        @Upstream(value = "class-stubs", property = "class-stubs.url")
        MockUpstream store;

        @BeforeAll
        void stub() {
            store.stub(get("/items/7").willReturn(ok("of the class")));
        }

        @Test
        @Order(1)
        void theFirstTestHasTheStubs() throws IOException {
            assertEquals("of the class", item(store));
            store.stub(get("/items/7").willReturn(ok("of the first test")));
            assertEquals("of the first test", item(store));
            assertEquals(2, store.calls().size());
        }

        @Test
        @Order(2)
        void theNextTestHasTheStubsToo() throws IOException {
            assertEquals("of the class", item(store));
        }

        @Test
        @Order(3)
        void aTestNeedNotUseThem() {
            assertEquals(List.of(), store.calls());
        }

        @Nested
        class Inner {

            @Test
            void aNestedClassHasTheStubs() throws IOException {
                assertEquals("of the class", item(store));
            }
        }

        @AfterAll
        void tooLate() {
            store.stub(get("/items/7"));
        }
    }

    @QuarkusTest
    static class Next {

        @Upstream(value = "class-stubs", property = "class-stubs.url")
        MockUpstream store;

        @Test
        void anotherClassHasNoneOfThem() throws IOException {
            assertEquals(404, connect(store).getResponseCode());
        }
    }

    @Test
    void belongToEachTestOfTheClass() {
        assertEquals(4, STUBBING.count());
        assertEquals(
                List.of("ClassStubsTest$Stubbing: The upstream class-stubs was used while no test was running. Its stubs are those of a"
                        + " test or of a class: stub it in a test, @BeforeEach or @BeforeAll, or put stubs into"
                        + " src/test/resources/upstreams/class-stubs/mappings."),
                STUBBING.failures());
        assertEquals(1, NEXT.count());
        assertTrue(NEXT.failures().get(0).startsWith(
                "anotherClassHasNoneOfThem(): ClassStubsTest.Next.anotherClassHasNoneOfThem caused 1 call that no stub matches:\n"
                        + "  class-stubs: GET /items/7, unattributed\n    there are no stubs\n"),
                NEXT.failures()::toString);
    }
}
