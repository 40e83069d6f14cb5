package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static java.time.Duration.ofMillis;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

import io.quarkiverse.handlertesting.borders.Hop.Start;
import io.smallrye.faulttolerance.api.AsynchronousNonBlocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.RateLimit;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Calls of guarded methods: each lands after its result. */
@Singleton
class FaultToleranceBorder implements Border {

    private static final Runnable NOTHING = () -> {
    };

    @Inject
    Guarded guarded;
    @Inject
    Vertx vertx;

    /** A value, after a number of failures. */
    private static final class Attempts {

        private final AtomicInteger failures;

        Attempts(int failures) {
            this.failures = new AtomicInteger(failures);
        }

        String blocking() {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("expected");
            }
            return "value";
        }

        Uni<String> uni() {
            return Uni.createFrom().item(this::blocking);
        }

        CompletionStage<String> stage() {
            try {
                return completedFuture(blocking());
            } catch (IllegalStateException failure) {
                return failedFuture(failure);
            }
        }
    }

    @ApplicationScoped
    static class Guarded {

        @Retry(delay = 20, jitter = 0)
        String retry(Attempts attempts) {
            return attempts.blocking();
        }

        @Retry(delay = 20, jitter = 0)
        Uni<String> retryUni(Attempts attempts) {
            return attempts.uni();
        }

        @Retry(delay = 20, jitter = 0)
        @AsynchronousNonBlocking
        CompletionStage<String> retryStage(Attempts attempts) {
            return attempts.stage();
        }

        @Retry(delay = 20, jitter = 0)
        @Asynchronous
        CompletionStage<String> retryAsynchronous(Attempts attempts) {
            return attempts.stage();
        }

        @Retry(delay = 10, jitter = 0, maxRetries = 5)
        @ExponentialBackoff
        Uni<String> backOff(Attempts attempts) {
            return attempts.uni();
        }

        @Timeout(1_000)
        String timeout(Runnable step) {
            step.run();
            return "value";
        }

        @Timeout(20)
        String timeoutPassed() throws InterruptedException {
            new CountDownLatch(1).await();
            return "never";
        }

        @Timeout(1_000)
        Uni<String> timeoutUni(Uni<String> value) {
            return value;
        }

        @Timeout(20)
        Uni<String> timeoutPassedUni() {
            return Uni.createFrom().nothing();
        }

        @Timeout(20)
        @AsynchronousNonBlocking
        CompletionStage<String> timeoutPassedStage() {
            return new CompletableFuture<>();
        }

        @Timeout(20)
        @Fallback(fallbackMethod = "landed")
        Uni<String> timeoutThenLanded(Runnable landed) {
            return Uni.createFrom().nothing();
        }

        Uni<String> landed(Runnable landed) {
            landed.run();
            return soon();
        }

        @CircuitBreaker
        String circuit() {
            return "value";
        }

        @CircuitBreaker
        Uni<String> circuitUni(Uni<String> value) {
            return value;
        }

        @CircuitBreaker(requestVolumeThreshold = 2, delay = 60_000)
        Uni<String> circuitThatOpens() {
            return Uni.createFrom().failure(new IllegalStateException("expected"));
        }

        @Bulkhead(1)
        String bulkhead() {
            return "value";
        }

        @Bulkhead(value = 1, waitingTaskQueue = 5)
        Uni<String> bulkheadUni(Uni<String> value) {
            return value;
        }

        @Bulkhead(value = 1, waitingTaskQueue = 5)
        @Asynchronous
        CompletionStage<String> bulkheadAsynchronous(CompletionStage<String> value) {
            return value;
        }

        @Bulkhead(value = 1, waitingTaskQueue = 5)
        @AsynchronousNonBlocking
        CompletionStage<String> bulkheadStage(CompletionStage<String> value) {
            return value;
        }

        @Asynchronous
        CompletionStage<String> asynchronous(CompletionStage<String> value) {
            return value;
        }

        @Asynchronous
        Uni<String> asynchronousUni(Uni<String> value) {
            return value;
        }

        @AsynchronousNonBlocking
        CompletionStage<String> nonBlocking(CompletionStage<String> value) {
            return value;
        }

        @Fallback(fallbackMethod = "instead")
        String fallback() {
            throw new IllegalStateException("expected");
        }

        String instead() {
            return "instead";
        }

        @Fallback(fallbackMethod = "insteadUni")
        Uni<String> fallbackUni() {
            return Uni.createFrom().failure(new IllegalStateException("expected"));
        }

        Uni<String> insteadUni() {
            return late();
        }

        @RateLimit(value = 1_000_000)
        String rate() {
            return "value";
        }

        @RateLimit(value = 1_000_000)
        Uni<String> rateUni(Uni<String> value) {
            return value;
        }
    }

    private static Uni<String> soon() {
        return Uni.createFrom().item("value");
    }

    private static Uni<String> late() {
        return soon().onItem().delayIt().by(ofMillis(20));
    }

    private static Start blocking(Callable<?> call) {
        return landed -> {
            try {
                call.call();
            } catch (RuntimeException expected) {
                // It lands all the same.
            }
            landed.run();
        };
    }

    private static Start uni(Callable<Uni<?>> call) {
        return landed -> call.call().subscribe().with(value -> landed.run(), failure -> landed.run());
    }

    private static Start stage(Callable<CompletionStage<?>> call) {
        return landed -> call.call().whenComplete((value, failure) -> landed.run());
    }

    /** Calls on an event loop. */
    private Start onContext(Start start) {
        return landed -> vertx.runOnContext(ignored -> go(start, landed));
    }

    /**
     * Another call, without a cause, is in the bulkhead until this one waits.
     *
     * @param caller calls the guarded method
     */
    private static Start queued(Executor caller, Function<CompletableFuture<String>, ?> other, Start start) {
        return landed -> {
            CompletableFuture<String> result = new CompletableFuture<>();
            Thread entering = new Thread(() -> other.apply(result));
            entering.start();
            entering.join();
            caller.execute(() -> {
                go(start, landed);
                new Thread(() -> result.complete("other")).start();
            });
        };
    }

    private Object enter(CompletableFuture<String> result) {
        return guarded.bulkheadUni(Uni.createFrom().completionStage(result)).subscribeAsCompletionStage();
    }

    private static void go(Start start, Runnable landed) {
        try {
            start.go(landed);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public String name() {
        return "fault-tolerance";
    }

    @Override
    public List<Hop> hops() {
        Guard guard = Guard.create().withRetry().delay(20, ChronoUnit.MILLIS).jitter(0, ChronoUnit.MILLIS).done().build();
        TypedGuard<Uni<String>> typed = TypedGuard.create(new TypeLiteral<Uni<String>>() {
        }).withRetry().delay(20, ChronoUnit.MILLIS).jitter(0, ChronoUnit.MILLIS).done().build();
        return List.of(
                followed("`@Retry` with a delay",
                        form("blocking, at once", blocking(() -> guarded.retry(new Attempts(0)))),
                        form("blocking, late", blocking(() -> guarded.retry(new Attempts(1)))),
                        form("Uni, at once", uni(() -> guarded.retryUni(new Attempts(0)))),
                        form("Uni, late", uni(() -> guarded.retryUni(new Attempts(2)))),
                        form("Uni, failed", uni(() -> guarded.retryUni(new Attempts(9)))),
                        form("Uni, on an event loop", onContext(uni(() -> guarded.retryUni(new Attempts(1))))),
                        form("stage, at once", stage(() -> guarded.retryStage(new Attempts(0)))),
                        form("stage, late", stage(() -> guarded.retryStage(new Attempts(1)))),
                        form("@Asynchronous", stage(() -> guarded.retryAsynchronous(new Attempts(1)))),
                        form("@ExponentialBackoff", uni(() -> guarded.backOff(new Attempts(2))))),
                followed("`@Timeout`",
                        form("blocking, in time", blocking(() -> guarded.timeout(NOTHING))),
                        form("blocking, passed", blocking(() -> guarded.timeoutPassed())),
                        form("Uni, at once", uni(() -> guarded.timeoutUni(soon()))),
                        form("Uni, late", uni(() -> guarded.timeoutUni(late()))),
                        form("Uni, passed", uni(() -> guarded.timeoutPassedUni())),
                        form("Uni, passed on an event loop", onContext(uni(() -> guarded.timeoutPassedUni()))),
                        form("Uni, passed after its subscriber has cancelled it, in its fallback",
                                landed -> guarded.timeoutThenLanded(landed).subscribe().with(value -> {
                                }).cancel()),
                        form("stage, passed", stage(() -> guarded.timeoutPassedStage()))),
                followed("`@CircuitBreaker`",
                        form("blocking", blocking(() -> guarded.circuit())),
                        form("Uni, at once", uni(() -> guarded.circuitUni(soon()))),
                        form("Uni, late", uni(() -> guarded.circuitUni(late()))),
                        form("opens", uni(() -> guarded.circuitThatOpens().onFailure().recoverWithUni(
                                () -> guarded.circuitThatOpens())))),
                followed("`@Bulkhead`",
                        form("blocking", blocking(() -> guarded.bulkhead())),
                        form("Uni, at once", uni(() -> guarded.bulkheadUni(soon()))),
                        form("Uni, late", uni(() -> guarded.bulkheadUni(late()))),
                        form("Uni, queued", queued(Runnable::run, this::enter, uni(() -> guarded.bulkheadUni(soon())))),
                        form("Uni, queued on an event loop", queued(task -> vertx.runOnContext(ignored -> task.run()),
                                this::enter, uni(() -> guarded.bulkheadUni(soon())))),
                        form("stage, queued", queued(Runnable::run, guarded::bulkheadStage,
                                stage(() -> guarded.bulkheadStage(completedFuture("value"))))),
                        form("@Asynchronous, queued", queued(Runnable::run, guarded::bulkheadAsynchronous,
                                stage(() -> guarded.bulkheadAsynchronous(completedFuture("value")))))),
                followed("`@Asynchronous`",
                        form("stage, at once", stage(() -> guarded.asynchronous(completedFuture("value")))),
                        form("stage, late", stage(() -> guarded.asynchronous(late().subscribeAsCompletionStage()))),
                        form("Uni, at once", uni(() -> guarded.asynchronousUni(soon()))),
                        form("Uni, late", uni(() -> guarded.asynchronousUni(late())))),
                followed("`@AsynchronousNonBlocking`",
                        form("at once", stage(() -> guarded.nonBlocking(completedFuture("value")))),
                        form("late", stage(() -> guarded.nonBlocking(late().subscribeAsCompletionStage())))),
                followed("`@Fallback`",
                        form("blocking", blocking(() -> guarded.fallback())),
                        form("Uni", uni(() -> guarded.fallbackUni()))),
                followed("`@RateLimit`",
                        form("blocking", blocking(() -> guarded.rate())),
                        form("Uni, at once", uni(() -> guarded.rateUni(soon()))),
                        form("Uni, late", uni(() -> guarded.rateUni(late())))),
                followed("`Guard` and `TypedGuard`",
                        form("blocking", blocking(() -> guard.call(new Attempts(1)::blocking, String.class))),
                        form("Uni", uni(() -> guard.call(new Attempts(1)::uni, new TypeLiteral<Uni<String>>() {
                        }))),
                        form("stage",
                                stage(() -> guard.call(new Attempts(1)::stage, new TypeLiteral<CompletionStage<String>>() {
                                }))),
                        form("typed", uni(() -> typed.call(new Attempts(1)::uni)))));
    }
}
