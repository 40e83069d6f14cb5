package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.net.URI;

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

    /** Called after a client that does not use Vert.x has failed. */
    public static void failed(String method, URI uri, Throwable failure) {
        Beans.find(FailedCallTap.class).map(tap -> tap.runs.sink(ApplicationTestRuns.findCause()))
                .ifPresent(sink -> record(sink, Sent.of(method, uri), failure));
    }

    private void watch(RequestOptions options, Promise<?> result) {
        RunningCause cause = ApplicationTestRuns.findCause();
        try {
            Sent sent = Sent.of(options);
            Handler<Throwable> failed = failure -> record(runs.sink(cause), sent, failure);
            result.future().onFailure(failed).onSuccess(connected -> {
                if (connected instanceof HttpClientRequest request) {
                    request.response().onFailure(failed);
                }
            });
        } catch (Throwable thrown) {
            fault(runs.sink(cause), thrown);
        }
    }

    private static void record(EventSink sink, Sent sent, Throwable failure) {
        if (sink == null) {
            return;
        }
        try {
            FailedCall failed = sent.failed(failure);
            sink.append(Origin.HTTP_CLIENT, failed.method() + " " + failed.target(), now -> failed, failure);
        } catch (Throwable thrown) {
            fault(sink, thrown);
        }
    }

    private static void fault(EventSink sink, Throwable thrown) {
        if (sink != null) {
            sink.fault(Origin.HTTP_CLIENT, thrown);
        }
    }

    /**
     * A request as it was sent: the application may change its options for the next one. Most requests get a response, so no
     * text is made before one fails.
     *
     * @param scheme {@code null} if the client decides
     */
    private record Sent(String method, String scheme, String host, Integer port, String uri) {

        static Sent of(RequestOptions options) {
            return new Sent(options.getMethod().name(), scheme(options), options.getHost(), options.getPort(),
                    options.getURI());
        }

        static Sent of(String method, URI uri) {
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new Sent(method, uri.getScheme(), uri.getHost(), uri.getPort() < 0 ? null : uri.getPort(),
                    uri.getRawPath() + query);
        }

        private static String scheme(RequestOptions options) {
            if (options.isSsl() == null) {
                return null;
            }
            String plain = options instanceof WebSocketConnectOptions ? "ws" : "http";
            return options.isSsl() ? plain + "s" : plain;
        }

        FailedCall failed(Throwable failure) {
            // Vert.x names the whole URI in some of its exceptions. The query may have secrets.
            return new FailedCall(method, target(), FailureText.of(failure, message -> message.replace(uri, path())));
        }

        private String target() {
            if (path().contains("://")) {
                return path().replaceFirst("://[^/]*@", "://");
            }
            return (scheme == null ? "" : scheme + "://") + (host == null ? "" : host) + (port == null ? "" : ":" + port)
                    + path();
        }

        /** The URI without its query. */
        private String path() {
            return uri.split("[?#]", 2)[0];
        }
    }
}
