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
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.TrackedScheduler;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Sends a request once, and buffers its response. */
final class BufferedExchange {

    private final RedirectChain chain;
    private final ClientSettings settings;
    private final BufferedResponse response;
    private final RedirectingExchange exchange;
    private final ExchangeReport report;
    private long begun;

    BufferedExchange(RedirectChain chain) {
        this.chain = chain;
        this.settings = chain.services().settings();
        this.response = new BufferedResponse(settings.maxResponseSize(), this::abort);
        this.exchange = new RedirectingExchange(chain, response);
        this.report = new ExchangeReport(chain);
        exchange.request(Long.MAX_VALUE);
    }

    private void begin() {
        begun = System.nanoTime();
        exchange.begin();
    }

    private void abort() {
        exchange.abort();
    }

    HandlerResponse send() {
        begin();
        Duration deadline = chain.deadline();
        try {
            return response(settings.deadlines().get(response.whole(), deadline));
        } catch (TimeoutException late) {
            throw aborted(Reason.TIMED_OUT, ExchangeReport.late(missing(), deadline));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw aborted(Reason.INTERRUPTED, ExchangeReport.interrupted("the response"));
        } catch (ExecutionException | CancellationException thrown) {
            throw failure(response.failure());
        }
    }

    private String missing() {
        return response.status() == 0 ? "There was no response" : "There was no end of the response";
    }

    /** Creates the failure. Call it before the exchange is aborted: aborting would add to what the request has caused. */
    private HttpAssertionError reported(Reason reason, String message) {
        return new HttpAssertionError(reason, report.text(message, shown(), true), null);
    }

    private HttpAssertionError aborted(Reason reason, String message) {
        HttpAssertionError error = reported(reason, message);
        abort();
        return error;
    }

    private HandlerResponse response(BufferedResponse whole) {
        return new HandlerResponseImpl(whole, Duration.ofNanos(whole.ended() - begun), chain.sent().uri(), chain.cause(),
                chain.services(), report);
    }

    private AssertionError failure(Throwable cause) {
        return report.failure(cause, shown());
    }

    private String shown() {
        return response.shown(settings.maxShown());
    }

    /** Sends the exchange with each subscription. */
    static Uni<HandlerResponse> sendAsync(Supplier<RedirectChain> chain) {
        ScheduledExecutorService pool = TrackedScheduler.untrackedPool();
        return Uni.createFrom().<HandlerResponse> emitter(emitter -> new BufferedExchange(chain.get()).send(emitter, pool))
                .emitOn(pool);
    }

    private void send(UniEmitter<? super HandlerResponse> emitter, ScheduledExecutorService timer) {
        Duration deadline = chain.deadline();
        emitter.onTermination(this::abort);
        begin();
        Future<?> late = timer.schedule(() -> {
            if (!settings.deadlines().areOff()) {
                // Emit the failure first: otherwise the abort would be the failure.
                response.whole().completeExceptionally(reported(Reason.TIMED_OUT, ExchangeReport.late(missing(), deadline)));
                abort();
            }
        }, Deadlines.timer(deadline), TimeUnit.NANOSECONDS);
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
