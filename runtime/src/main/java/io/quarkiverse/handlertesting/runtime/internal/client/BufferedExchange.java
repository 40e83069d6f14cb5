package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.TrackedScheduler;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** A request that is sent once, and whose response is wanted as a whole. */
final class BufferedExchange {

    private final Outset outset;
    private final BufferedResponse response;
    private final RedirectingExchange sending;
    private final ExchangeReport story;
    private long begun;

    BufferedExchange(Outset outset) {
        this.outset = outset;
        this.response = new BufferedResponse(outset.services().settings().maxResponseSize(), this::abort);
        this.sending = new RedirectingExchange(outset.services(), outset.way(), outset.hops(), outset.cause(), Long.MAX_VALUE,
                response);
        this.story = outset.story(sending::request);
    }

    private void begin() {
        begun = System.nanoTime();
        sending.begin();
    }

    private void abort() {
        sending.abort();
    }

    HandlerResponse send() {
        begin();
        Duration deadline = outset.deadline();
        try {
            return response(await(deadline));
        } catch (TimeoutException late) {
            throw aborted(Reason.TIMED_OUT, Failures.late(missing(), deadline));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw aborted(Reason.INTERRUPTED, Failures.interrupted("the response"));
        } catch (ExecutionException | CancellationException thrown) {
            throw failure(response.failure());
        }
    }

    /** Asks whether there is a debugger only when it matters, since to find out takes its time. */
    private BufferedResponse await(Duration deadline) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return response.whole().get(Deadlines.nanos(deadline), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            if (outset.services().settings().debugged().getAsBoolean()) {
                return response.whole().get();
            }
            throw late;
        }
    }

    private String missing() {
        return response.status() == 0 ? "no response" : "no end of the response";
    }

    /** To be told before it is aborted: as long as what the request has caused is still as it was. */
    private HttpAssertionError told(Reason reason, String message) {
        return new HttpAssertionError(reason, story.text(message, shown()), null);
    }

    private HttpAssertionError aborted(Reason reason, String message) {
        HttpAssertionError error = told(reason, message);
        abort();
        return error;
    }

    private HandlerResponse response(BufferedResponse whole) {
        return new HandlerResponseImpl(whole, Duration.ofNanos(whole.ended() - begun), sending.request().uri(), outset.cause(),
                outset.services(), story);
    }

    private AssertionError failure(Throwable cause) {
        return Failures.of(cause, message -> story.text(message, shown()), outset.services().settings().maxResponseSize());
    }

    private String shown() {
        return response.shown(outset.services().settings().maxShown());
    }

    /** The exchange is sent with the subscription. */
    static Uni<HandlerResponse> sendAsync(Supplier<Outset> outset) {
        ScheduledExecutorService pool = TrackedScheduler.untrackedPool();
        return Uni.createFrom().<HandlerResponse> emitter(emitter -> new BufferedExchange(outset.get()).send(emitter, pool))
                .emitOn(pool);
    }

    private void send(UniEmitter<? super HandlerResponse> emitter, ScheduledExecutorService timer) {
        Duration deadline = outset.deadline();
        emitter.onTermination(this::abort);
        begin();
        Future<?> late = timer.schedule(() -> {
            if (!outset.services().settings().debugged().getAsBoolean()) {
                // Before it is aborted, which would be the reason otherwise.
                response.whole().completeExceptionally(told(Reason.TIMED_OUT, Failures.late(missing(), deadline)));
                abort();
            }
        }, Deadlines.nanos(deadline), TimeUnit.NANOSECONDS);
        response.whole().whenComplete((whole, failure) -> {
            late.cancel(false);
            if (failure == null) {
                emitter.complete(response(whole));
            } else {
                emitter.fail(failure(failure));
            }
        });
    }
}
