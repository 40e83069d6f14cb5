package io.quarkiverse.handlertesting.behaviour.junit;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.TestSetting;
import io.quarkiverse.handlertesting.junit.TestSettings;
import io.quarkus.test.junit.QuarkusTest;

/** A test has its own value of a configuration key, wherever the application reads it anew. */
@QuarkusTest
@TestSetting(key = "limits.pulls", value = "2")
class TestSettingTest extends QuarkusTestCallbacks.Manual {

    @Inject
    HandlerClient client;
    @Inject
    TestSettings settings;
    @Inject
    Limits limits;

    static class Without {

        void any() {
        }

        @TestSetting(key = "limits.pulls", value = "${limits.base}2")
        @TestSetting(key = "limits.base", value = "4")
        @TestSetting(key = "limits.missing", value = "there")
        void several() {
        }

        @TestSetting(key = "quarkus.http.port", value = "1")
        @TestSetting(key = "mp.messaging.incoming.pulls.topic", value = "other")
        @TestSetting(key = "limits.fixed", value = "2")
        @TestSetting(key = "limits-mapped.pulls", value = "3")
        @TestSetting(key = "%test.limits.pulls", value = "3")
        void refused() {
        }
    }

    private void assertLimit(int limit) {
        var response = client.get("/limits").send().expectStatus(200);
        for (String reader : List.of("config", "provider", "supplier", "instance", "request")) {
            response.expectBody(reader, is(limit));
        }
    }

    private QuarkusTestCallbacks begin(String method) {
        return QuarkusTestCallbacks.begin(new Without(), method);
    }

    @Test
    void reachesAllReadersUntilTheEndOfTheTest() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "reachesAllReadersUntilTheEndOfTheTest");
        assertLimit(2);
        test.end();
        assertEquals(7, limits.pulls());
    }

    @Test
    void ofAnEnclosingClassCountsToo() {
        QuarkusTestCallbacks test = begin("any");
        assertLimit(2);
        test.end();
    }

    @Test
    @TestSetting(key = "limits.pulls", value = "3")
    void ofTheMethodComesBeforeThatOfTheClass() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "ofTheMethodComesBeforeThatOfTheClass");
        assertLimit(3);
        test.end();
    }

    @Test
    void mayBeSeveralWithExpressions() {
        QuarkusTestCallbacks test = begin("several");
        assertLimit(42);
        client.get("/limits").send().expectBody("missing", is("there"));
        test.end();
        assertEquals("none", limits.missing());
    }

    @Test
    void mayBeSetByTheTest() {
        QuarkusTestCallbacks test = begin("several");
        settings.set("limits.pulls", "5");
        settings.set("limits.missing", "");
        assertLimit(5);
        assertEquals("none", limits.missing());
        test.end();
        assertEquals(7, limits.pulls());
    }

    @Test
    void isNotSeenByTheWorkOfAnEarlierTest() throws Exception {
        QuarkusTestCallbacks test = begin("any");
        CountDownLatch next = new CountDownLatch(1);
        CompletableFuture<Integer> read = limits.pullsLater(next);
        test.endWith(new AssertionError("with running work"));
        QuarkusTestCallbacks later = begin("several");
        // A thread of its own has no cause.
        assertEquals("42", CompletableFuture.supplyAsync(() -> value("limits.pulls"), task -> new Thread(task).start())
                .get(20, TimeUnit.SECONDS));
        next.countDown();
        assertEquals(7, read.get(20, TimeUnit.SECONDS));
        later.end();
    }

    private static String value(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    @Test
    void isRefusedIfItCannotReachItsReaders() {
        assertEquals(
                """
                        @TestSetting cannot set quarkus.http.port: it is read when the application is built or starts. Use a test profile.
                        @TestSetting cannot set mp.messaging.incoming.pulls.topic: it is read when the application is built or starts. \
                        Use a test profile.
                        @TestSetting cannot set limits.fixed: Limits has its value from the start, and outlives the test. Inject a \
                        Provider or a Supplier of it, or use a test profile.
                        @TestSetting cannot set limits-mapped.pulls: the mapping Mapped is read when the application starts. Use a test \
                        profile.
                        @TestSetting cannot set %test.limits.pulls: name the key without its profile.""",
                assertThrows(IllegalStateException.class, () -> begin("refused")).getMessage());
        QuarkusTestCallbacks test = begin("any");
        assertEquals(
                "TestSettings cannot set limits.fixed: Limits has its value from the start, and outlives the test. Inject a"
                        + " Provider or a Supplier of it, or use a test profile.",
                assertThrows(IllegalStateException.class, () -> settings.set("limits.fixed", "2")).getMessage());
        test.end();
        assertEquals(
                "TestSettings.set(\"limits.pulls\", …) was called while no test was running: call it in a test method, or in"
                        + " a @BeforeEach method.",
                assertThrows(IllegalStateException.class, () -> settings.set("limits.pulls", "2")).getMessage());
    }
}
