package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** The failure of a wait for an event names the timer that it may have waited for. */
@QuarkusTest
class TimerCluesTest {

    @Inject
    HandlerClient client;
    @Inject
    Events events;
    @Inject
    Baskets baskets;

    private EventSubscription<Expired> expired;

    record Expired() {
    }

    /** Each kind of timer, of which a request starts one. */
    @Singleton
    static class Baskets {

        private static final int SECONDS_UNTIL = 20;

        private final Timer timer = new Timer("baskets", true);
        private final ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
        private final Vertx vertx;
        private Runnable cancel;

        Baskets(Vertx vertx) {
            this.vertx = vertx;
        }

        void add(@Observes Router router) {
            router.post("/baskets/:kind/again").handler(exchange -> {
                cancel.run();
                cancel = start(exchange.pathParam("kind"));
                exchange.response().end();
            });
            router.post("/baskets/:kind").handler(exchange -> {
                cancel = start(exchange.pathParam("kind"));
                exchange.response().end();
            });
        }

        /** Returns what cancels it. */
        private Runnable start(String kind) {
            return switch (kind) {
                case "setTimer" -> {
                    long id = vertx.setTimer(20_000, this::expire);
                    yield () -> vertx.cancelTimer(id);
                }
                case "setPeriodic" -> {
                    long id = vertx.setPeriodic(20_000, this::expire);
                    yield () -> vertx.cancelTimer(id);
                }
                case "timer" -> vertx.timer(SECONDS_UNTIL, SECONDS)::cancel;
                case "ticks" -> cancelling(Multi.createFrom().ticks().startingAfter(ofSeconds(SECONDS_UNTIL))
                        .every(ofSeconds(5)).subscribe().with(this::expire));
                case "delayIt" -> cancelling(Uni.createFrom().item(1L).onItem().delayIt().by(ofSeconds(SECONDS_UNTIL))
                        .subscribe().with(this::expire));
                case "ifNoItem" -> cancelling(Uni.createFrom().<Long> nothing().ifNoItem().after(ofSeconds(SECONDS_UNTIL))
                        .recoverWithItem(1L).subscribe().with(this::expire));
                case "withBackOff" -> cancelling(Uni.createFrom().<Long> failure(IllegalStateException::new).onFailure()
                        .retry().withBackOff(ofSeconds(SECONDS_UNTIL)).withJitter(0).atMost(1)
                        .subscribe().with(this::expire, failed -> expire(0)));
                case "schedule" -> {
                    var future = pool.schedule(() -> expire(0), SECONDS_UNTIL, SECONDS);
                    yield () -> future.cancel(false);
                }
                case "scheduleAtFixedRate" -> {
                    var future = pool.scheduleAtFixedRate(() -> expire(0), SECONDS_UNTIL, 5, SECONDS);
                    yield () -> future.cancel(false);
                }
                case "TimerTask" -> {
                    TimerTask task = new TimerTask() {
                        @Override
                        public void run() {
                            expire(0);
                        }
                    };
                    timer.schedule(task, 20_000);
                    yield task::cancel;
                }
                case "orTimeout" -> {
                    CompletableFuture<Void> future = new CompletableFuture<>();
                    future.orTimeout(SECONDS_UNTIL, SECONDS);
                    yield () -> future.complete(null);
                }
                default -> throw new IllegalArgumentException(kind);
            };
        }

        private static Runnable cancelling(Cancellable subscription) {
            return subscription::cancel;
        }

        private void expire(long tick) {
            throw new AssertionError("The test is over by then.");
        }

        @PreDestroy
        void stop() {
            timer.cancel();
            pool.shutdownNow();
        }
    }

    @BeforeEach
    void subscribe() {
        expired = events.subscribe(fired(Expired.class));
    }

    @AfterEach
    void cancel() {
        baskets.cancel.run();
    }

    private String firstClue() {
        return assertThrows(EventAssertionError.class, expired.within(ZERO)::await).getMessage().lines().skip(1).findFirst()
                .orElseThrow().replaceAll("\\.java:\\d+", ".java:N").replaceAll("[0-9.]+ s after this", "N s after this");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            setTimer            |                                         | fires after 20 s
            setPeriodic         |                                         | fires every 20 s
            timer               |                                         | fires after 20 s
            ticks               |                                         | fires after 20 s and then every 5 s
            delayIt             |                                         | fires after 20 s
            ifNoItem            |                                         | fires after 20 s
            withBackOff         |                                         | fires after 20 s
            schedule            |                                         | fires after 20 s
            scheduleAtFixedRate |                                         | fires after 20 s and then every 5 s
            TimerTask           | ' (java.util.Timer)'                    | fires after 20 s
            orTimeout           | ' (timeout of a CompletableFuture)'     | fires after 20 s
            """)
    void aTimerThatFiresAfterTheWaitIsNamed(String kind, String of, String schedule) {
        client.post("/baskets/" + kind).send().expectStatus(200);
        assertEquals("A timer" + (of == null ? "" : of) + " of r1, which " + schedule + ", has not fired yet: it fires N s"
                + " after this wait had ended; it was started at TimerCluesTest.Baskets.start(TimerCluesTest.java:N).",
                firstClue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "setTimer", "setPeriodic", "ticks", "delayIt", "schedule", "scheduleAtFixedRate", "TimerTask" })
    void aTimerThatAnotherRequestCancelledIsNamed(String kind) {
        client.post("/baskets/" + kind).send().expectStatus(200);
        client.post("/baskets/" + kind + "/again").send().expectStatus(200);
        assertEquals("At TimerCluesTest.java:N, r2 cancelled the timer that r1 had started at"
                + " TimerCluesTest.Baskets.start(TimerCluesTest.java:N); it had not fired.", firstClue());
    }
}
