package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.FailedCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketConnectOptions;

/**
 * Records each request of the application that gets no response. The clients of Vert.x call it: their classes are changed for
 * the tests, since metrics and tracers see neither a connection that fails nor why.
 */
@Singleton
public class FailedCallTap {

    private final ApplicationTestRuns runs;

    public FailedCallTap(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    /**
     * Called before a client connects.
     *
     * @param result is completed with the request, or the WebSocket, as soon as there is a connection
     */
    public static void connecting(RequestOptions options, Promise<?> result) {
        Beans.find(FailedCallTap.class).filter(tap -> tap.runs.isAnyRunning() && !isOfTest(options))
                .ifPresent(tap -> tap.watch(options, result));
    }

    /** The client of the test shows its failures itself. */
    private static boolean isOfTest(RequestOptions options) {
        return options.getHeaders() != null && options.getHeaders().contains(CauseHeader.NAME);
    }

    private void watch(RequestOptions options, Promise<?> result) {
        RunningCause cause = ApplicationTestRuns.findCause();
        try {
            // Read now: the application may change the options for its next request.
            String method = options.getMethod().name();
            String uri = options.getURI();
            String target = target(options);
            Handler<Throwable> failed = failure -> record(runs.sink(cause), method, target, uri, failure);
            result.future().onFailure(failed).onSuccess(connected -> {
                if (connected instanceof HttpClientRequest request) {
                    request.response().onFailure(failed);
                }
            });
        } catch (Throwable thrown) {
            fault(runs.sink(cause), thrown);
        }
    }

    private static void record(EventSink sink, String method, String target, String uri, Throwable failure) {
        if (sink == null) {
            return;
        }
        try {
            // Vert.x names the whole URI in some of its exceptions. The query may have secrets.
            String reason = FailureText.of(failure, message -> message.replace(uri, withoutQuery(uri)));
            sink.append(Origin.HTTP_CLIENT, method + " " + target, now -> new FailedCall(method, target, reason), failure);
        } catch (Throwable thrown) {
            fault(sink, thrown);
        }
    }

    private static void fault(EventSink sink, Throwable thrown) {
        if (sink != null) {
            sink.fault(Origin.HTTP_CLIENT, thrown);
        }
    }

    private static String target(RequestOptions options) {
        String path = withoutQuery(options.getURI());
        if (path.contains("://")) {
            return path.replaceFirst("://[^/]*@", "://");
        }
        String scheme = options instanceof WebSocketConnectOptions ? "ws" : "http";
        return (options.isSsl() == null ? "" : scheme + (options.isSsl() ? "s://" : "://"))
                + (options.getHost() == null ? "" : options.getHost())
                + (options.getPort() == null ? "" : ":" + options.getPort()) + path;
    }

    private static String withoutQuery(String uri) {
        return uri.split("[?#]", 2)[0];
    }
}
