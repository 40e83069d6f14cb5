package io.quarkiverse.handlertesting.deployment.test.cause;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.ext.web.Router;

/** An observer of the application gets what a job throws. */
class ObservedJobFailureTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Jobs.class))
            .overrideConfigKey("quarkus.scheduler.start-mode", "forced");

    @Inject
    Events events;
    @Inject
    Jobs jobs;

    @Singleton
    static class Jobs {

        @Inject
        Scheduler scheduler;
        private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

        void add(@Observes Router router) {
            router.post("/schedule/failing").handler(exchange -> {
                scheduler.newJob("failing").setInterval("1s").setTask(execution -> {
                    scheduler.unscheduleJob("failing");
                    throw new IllegalStateException("expected");
                }).schedule();
                exchange.response().end();
            });
        }

        void failed(@Observes FailedExecution failed) {
            failure.complete(failed.getException());
        }
    }

    void test() {
    }

    @Test
    void anObserverGetsTheException() throws Exception {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        given().post("/schedule/failing");
        assertEquals("expected", jobs.failure.get(30, TimeUnit.SECONDS).getCause().getMessage());
        events.awaitIdle();
        test.end();
    }
}
