package io.quarkiverse.handlertesting.deployment.test.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.restassured.RestAssured.given;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.junit.FailOnUnattributed;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Jobs that a request schedules keep its cause; jobs of the application have no cause. */
class ScheduledJobTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Ran.class, Jobs.class))
            // A job runs at the next full second, on a machine that may be busy.
            .overrideConfigKey("quarkus.handler-testing.events.timeout", "30S");

    @Inject
    Events events;

    record Ran(String job) {
    }

    @Singleton
    static class Jobs {

        @Inject
        Scheduler scheduler;
        @Inject
        Event<Ran> ran;

        void add(@Observes Router router) {
            router.post("/schedule/sync").handler(exchange -> {
                scheduler.newJob("sync").setInterval("1s").setTask(execution -> ran.fire(new Ran("sync"))).schedule();
                exchange.response().end();
            });
            router.post("/schedule/async").handler(exchange -> {
                scheduler.newJob("async").setInterval("1s").setAsyncTask(execution -> {
                    ran.fire(new Ran("async"));
                    return Uni.createFrom().voidItem();
                }).schedule();
                exchange.response().end();
            });
        }

        void addFailing(@Observes Router router) {
            router.post("/schedule/failing").handler(exchange -> {
                scheduler.newJob("failing").setInterval("1s").setTask(execution -> {
                    scheduler.unscheduleJob("failing");
                    throw new IllegalStateException("expected");
                }).schedule();
                exchange.response().end();
            });
        }

        void addBrief(@Observes Router router, Vertx vertx) {
            AtomicLong timer = new AtomicLong();
            router.post("/schedule/brief").handler(exchange -> {
                scheduler.newJob("brief").setInterval("100s").setTask(execution -> {
                }).schedule();
                timer.set(vertx.setTimer(100_000, due -> {
                }));
                exchange.response().end();
            });
            router.post("/schedule/brief/end").handler(exchange -> {
                scheduler.unscheduleJob("brief");
                exchange.response().end();
            });
            router.post("/schedule/brief/timer/end").handler(exchange -> {
                vertx.cancelTimer(timer.get());
                exchange.response().end();
            });
        }

        @Scheduled(every = "1s")
        void ofTheApplication() {
            ran.fire(new Ran("application"));
        }
    }

    void test() {
    }

    @FailOnUnattributed
    void strict() {
    }

    @Test
    void aJobOfARequestKeepsItsCause() {
        assertKept("sync");
    }

    @Test
    void anAsynchronousJobOfARequestKeepsItsCause() {
        assertKept("async");
    }

    private void assertKept(String job) {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        var ran = events.subscribe(fired(Ran.class)).within(ofSeconds(30));
        given().post("/schedule/" + job);
        events.awaitIdle();
        ran.await(event -> event.job().equals(job), "it is " + job);
        assertTrue(events.seen().stream()
                .filter(event -> event.payload() instanceof CdiEvent fired && fired.event().equals(new Ran(job)))
                .allMatch(event -> event.cause() != null && event.cause().number() == 1), events::timeline);
        test.end();
    }

    @Test
    void whatAJobThrowsReachesNobody() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        given().post("/schedule/failing");
        assertEquals("expected", events.expectFailure(IllegalStateException.class).getMessage());
        test.end();
    }

    @Test
    void aJobIsListedUntilItIsUnscheduled() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        given().post("/schedule/brief");
        String report = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO)).getMessage();
        assertTrue(report.contains("\nNot waited for, since it is periodic:\n  PERIODIC  for "), report);
        assertEquals(1, report.lines().filter(line -> line.contains("scheduled job, started at ")).count(), report);
        given().post("/schedule/brief/end");
        String later = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO)).getMessage();
        assertFalse(later.contains("periodic"), later);
        given().post("/schedule/brief/timer/end");
        events.awaitIdle();
        test.end();
    }

    @Test
    void aJobOfTheApplicationIsUnattributedAndHasNotLostItsCause() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        var ran = events.subscribe(fired(Ran.class)).within(ofSeconds(30));
        ran.await(event -> event.job().equals("application"), "it is the application's");
        events.awaitIdle(ZERO);
        assertEquals(0, events.attributed().seen().size());
        assertEquals("ScheduledJobTest.Jobs.ofTheApplication", events.seen().get(0).place());
        test.end();
    }
}
