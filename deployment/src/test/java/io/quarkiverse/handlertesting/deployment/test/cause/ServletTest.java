package io.quarkiverse.handlertesting.deployment.test.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.deployment.test.client.BothWays;
import io.quarkiverse.handlertesting.deployment.test.client.ClientTestBase;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;

/** A servlet is waited for until it has returned, also if its client has left. */
class ServletTest extends ClientTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(
                    List.of(Dependency.of("io.quarkus", "quarkus-undertow-deployment", Version.getVersion())))
            .withApplicationRoot(root -> root.addClasses(HeldServlet.class, Held.class, Returned.class, ClientTestBase.class,
                    BothWays.class, QuarkusTestCallbacks.class));

    record Returned(String path) {
    }

    /** The signals between the test and the servlet. */
    @Singleton
    static class Held {

        volatile CountDownLatch started;
        volatile CountDownLatch released;

        void begin() {
            started = new CountDownLatch(1);
            released = new CountDownLatch(1);
        }

        static void await(CountDownLatch latch) {
            try {
                assertTrue(latch.await(30, TimeUnit.SECONDS), "The test and its servlet do not meet.");
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @WebServlet("/held")
    public static class HeldServlet extends HttpServlet {

        @Inject
        transient Held held;
        @Inject
        transient Event<Returned> returned;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            held.started.countDown();
            Held.await(held.released);
            returned.fire(new Returned(request.getRequestURI()));
        }
    }

    @Inject
    Held held;

    @BothWays
    void isWaitedForAfterItsClientHasLeft(String way) {
        held.begin();
        var exchange = events.subscribe(named("GET /held"));
        var returned = events.subscribe(fired(Returned.class));
        var sent = client(way).get("/held").sendAsync().subscribe().with(response -> {
        }, failure -> {
        });
        try {
            Held.await(held.started);
            sent.cancel();
            exchange.awaitCount(2); // its begin and its end
            assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        } finally {
            held.released.countDown();
        }
        events.awaitIdle();
        assertEquals(List.of(new Returned("/held")), returned.seen());
    }
}
