package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.story.AnswerPlaces;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Records each request when it arrives, and when it is answered. */
@Singleton
public class HttpTap {

    private static final Runnable NOTHING = () -> {
    };

    private final ApplicationTestRuns runs;
    private final AnswerLine line;

    public HttpTap(ApplicationTestRuns runs, AnswerLine line) {
        this.runs = runs;
        this.line = line;
    }

    /**
     * Must be called after the cause of the exchange is known.
     *
     * @return must be called when Vert.x has reported the end of the exchange, if it reports it: the response that the
     *         application resets calls none of its handlers
     */
    public Runnable requested(RoutingContext exchange) {
        EventSink sink = runs.sink();
        if (sink == null) {
            return NOTHING;
        }
        try {
            RunningCause cause = runs.currentCause().current();
            if (cause != null && cause.cause().isRequest()) {
                AtomicBoolean known = new AtomicBoolean();
                // A call that ends a response writes the head: so its line is kept before the client can see the status.
                exchange.addHeadersEndHandler(head -> {
                    if (line.now() != null) {
                        known.set(true);
                        ended(cause, exchange.response());
                    }
                });
                exchange.addBodyEndHandler(end -> {
                    if (!known.get()) {
                        ended(cause, exchange.response());
                    }
                });
            }
            return record(sink, exchange);
        } catch (Throwable thrown) {
            sink.fault(Origin.HTTP, thrown);
            return NOTHING;
        }
    }

    private void ended(RunningCause cause, HttpServerResponse response) {
        try {
            long request = cause.cause().number();
            AnswerPlaces answers = cause.testRun().hints().answers();
            int status = response.getStatusCode();
            boolean isEmpty = response.bytesWritten() == 0;
            String at = line.now();
            if (at != null && (response.isChunked() || isEmpty && status == 200)) {
                // A stream, or the lack of one: rare enough for a walk of the stack.
                String caller = ApplicationFrames.caller();
                at = caller == null ? at : at + ", called by " + caller;
            }
            RunningCause by = runs.currentCause().current();
            if (by != null && by.isOfAnotherRequest(cause)) {
                answers.endedByAnother(request, by.cause().number(), cause.testRun().journal().last(), at, status, isEmpty);
            } else {
                answers.ended(request, at, status, isEmpty);
            }
        } catch (Throwable thrown) {
            cause.sink().fault(Origin.HTTP, thrown);
        }
    }

    /** As {@link #requested}, for an exchange whose sink is known. */
    public static Runnable record(EventSink sink, RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String method = request.method().name();
        String path = request.path();
        String name = method + " " + path;
        String query = request.query();
        ExchangedCookies exchanged = new ExchangedCookies(request);
        List<String> cookies = exchanged.sent();
        long begun = System.nanoTime();
        sink.append(Origin.HTTP, name,
                now -> new HttpExchange(method, path, 0, Duration.ZERO, Stage.REQUESTED, cookies, List.of(), null, query,
                        null, null),
                null);
        // Only the first counts: an application may answer after its client has left.
        AtomicBoolean over = new AtomicBoolean();
        // At the head, not at the end: so the event is in the journal before the client can see the response.
        exchange.addHeadersEndHandler(sent -> {
            if (!over.compareAndSet(false, true)) {
                return;
            }
            AnsweredFailures.answering(exchange);
            int status = exchange.response().getStatusCode();
            List<String> set = exchanged.set();
            String location = exchange.response().headers().get(HttpHeaders.LOCATION);
            Caller caller = Caller.of(exchange);
            String refusal = status == 401 || status == 403 ? caller.refusal() : null;
            sink.append(Origin.HTTP, name, now -> new HttpExchange(method, path, status, Duration.ofNanos(now - begun),
                    Stage.ANSWERED, cookies, set, location, query, caller.name(), refusal), null);
        });
        Consumer<Throwable> end = cause -> {
            if (over.compareAndSet(false, true) && !exchange.response().headWritten()) {
                sink.append(Origin.HTTP, name, now -> new HttpExchange(method, path, 0, Duration.ofNanos(now - begun),
                        Stage.ABORTED, cookies, List.of(), null, query, null, null), cause);
            }
        };
        exchange.addEndHandler(ended -> end.accept(ended.cause()));
        return () -> end.accept(null);
    }
}
