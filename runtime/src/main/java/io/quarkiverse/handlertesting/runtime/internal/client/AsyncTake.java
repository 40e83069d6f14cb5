package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.TrackedScheduler;
import io.quarkiverse.handlertesting.runtime.internal.journal.SerialDrain;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * A wait for the next item of a response that blocks no thread: it checks after each change, and once more at its deadline.
 */
final class AsyncTake<T> {

    private final StreamedExchange exchange;
    private final Supplier<T> take;
    private final Function<Boolean, Throwable> failure;
    private final UniEmitter<? super T> emitter;
    private final SerialDrain drain = new SerialDrain(Runnable::run, this::look, thrown -> {
        throw thrown;
    });
    private final Runnable listener = drain::signal;
    private Future<?> timer;
    private volatile boolean isLate;
    private volatile boolean over;

    private AsyncTake(StreamedExchange exchange, Supplier<T> take, Function<Boolean, Throwable> failure,
            UniEmitter<? super T> emitter) {
        this.exchange = exchange;
        this.take = take;
        this.failure = failure;
        this.emitter = emitter;
    }

    /**
     * @param take returns the next item; {@code null} if none has arrived
     * @param failure returns the failure if no item arrives: at the deadline ({@code true}), or after the end of the response
     */
    static <T> Uni<T> uni(StreamedExchange exchange, Duration deadline, Supplier<T> take,
            Function<Boolean, Throwable> failure) {
        ScheduledExecutorService pool = TrackedScheduler.untrackedPool();
        return Uni.createFrom()
                .<T> emitter(emitter -> new AsyncTake<T>(exchange, take, failure, emitter).begin(deadline, pool)).emitOn(pool);
    }

    private void begin(Duration deadline, ScheduledExecutorService pool) {
        timer = pool.schedule(this::late, Deadlines.timer(deadline), TimeUnit.NANOSECONDS);
        emitter.onTermination(this::release);
        exchange.body().add(listener);
        drain.signal();
    }

    private void late() {
        if (!exchange.deadlines().areOff()) {
            isLate = true;
            drain.signal();
        }
    }

    private void look() {
        if (over) {
            return;
        }
        try {
            // Read before the queue, so that chunks received until then are still delivered.
            boolean isAtEnd = exchange.body().isOver();
            T item = take.get();
            if (item != null) {
                release();
                emitter.complete(item);
            } else if (isAtEnd || isLate) {
                release();
                emitter.fail(failure.apply(!isAtEnd));
            } else {
                exchange.ask(1);
            }
        } catch (AssertionError | RuntimeException unexpected) {
            release();
            emitter.fail(unexpected);
        }
    }

    private void release() {
        over = true;
        exchange.body().remove(listener);
        timer.cancel(false);
    }
}
