package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

/**
 * Records each request of the application: as a detail, and as an event if it gets no response. The clients call it: their
 * classes are changed for the tests, since metrics and tracers see neither a connection that fails nor why.
 */
@Singleton
public class OutgoingCallTap {

    private final ApplicationTestRuns runs;
    private final TapsConfig taps;

    public OutgoingCallTap(ApplicationTestRuns runs, TapsConfig taps) {
        this.runs = runs;
        this.taps = taps;
    }

    /**
     * Called before a client of Vert.x connects.
     *
     * @param result is completed with the request, or the WebSocket, as soon as there is a connection
     */
    public static void connecting(RequestOptions options, Promise<?> result) {
        find().filter(tap -> !isOfTest(options)).ifPresent(tap -> tap.watch(options, result));
    }

    /** Called before a client sends that does not use Vert.x. */
    public static Optional<OutgoingCall> sending(String method, URI uri) {
        return find().map(tap -> new OutgoingCall(tap, ApplicationTestRuns.findCause(), OutgoingAddress.of(method, uri)));
    }

    /**
     * Called when a call of the REST client has failed, for whatever reason.
     *
     * @param response {@code null} if no response has come
     */
    public static void restClientFailed(String method, URI uri, Throwable failure, HttpClientResponse response) {
        if (failure == null || uri == null) {
            return;
        }
        if (response == null && !RestClientFailures.isOfConnection(failure)) {
            find().ifPresent(tap -> tap.failed(OutgoingAddress.of(method, uri), Stage.NOT_SENT, 0, failure));
        } else if (response != null && !RestClientFailures.isOfStatus(response.statusCode())) {
            find().ifPresent(tap -> tap.failed(OutgoingAddress.of(method, uri), Stage.UNREADABLE, response.statusCode(),
                    failure));
        }
    }

    /**
     * Called when the REST client has created the result of a call, which it sends as soon as the result is subscribed to.
     *
     * @return the object that replaces the result
     */
    public static Uni<?> restClientResult(Uni<?> result, URI uri, String method) {
        Runnable subscribed = result("Uni", uri, method);
        return subscribed == null ? result : Uni.createFrom().deferred(() -> {
            subscribed.run();
            return result;
        });
    }

    /** As {@link #restClientResult(Uni, URI, String)}, for a stream. */
    public static Multi<?> restClientResult(Multi<?> result, URI uri, String method) {
        Runnable subscribed = result("Multi", uri, method);
        return subscribed == null ? result : Multi.createFrom().deferred(() -> {
            subscribed.run();
            return result;
        });
    }

    /** To be run when the result is subscribed to; {@code null} if no test sees it. */
    private static Runnable result(String type, URI uri, String method) {
        RunningCause cause = uri == null || find().isEmpty() ? null : ApplicationTestRuns.findCause();
        return cause == null ? null
                : cause.testRun().hints().unsubscribed().add(cause.cause().number(), type, method,
                        () -> OutgoingAddress.of(method, uri).target());
    }

    private static Optional<OutgoingCallTap> find() {
        return Beans.find(OutgoingCallTap.class).filter(tap -> tap.runs.isAnyRunning());
    }

    /** The client of the test shows its failures itself. */
    private static boolean isOfTest(RequestOptions options) {
        return options.getHeaders() != null && options.getHeaders().contains(CauseHeader.NAME);
    }

    private void watch(RequestOptions options, Promise<?> result) {
        RunningCause cause = ApplicationTestRuns.findCause();
        try {
            OutgoingCall call = new OutgoingCall(this, cause, OutgoingAddress.of(options));
            result.future().onFailure(call::failed).onSuccess(connected -> {
                if (connected instanceof HttpClientRequest request) {
                    request.response().onFailure(call::failed).onSuccess(
                            response -> call.answered(response.statusCode(), response.getHeader("Location")));
                }
            });
        } catch (Throwable thrown) {
            fault(runs.sink(cause), Origin.HTTP_CLIENT, thrown);
        }
    }

    private void failed(OutgoingAddress request, Stage stage, int status, Throwable failure) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (recordsCalls() && cause != null) {
            record(cause, Origin.CALL_OUT, sink -> {
                CallOut call = new CallOut(request.method(), request.target(), stage, status, Duration.ZERO, 1,
                        request.reason(failure));
                sink.append(Origin.CALL_OUT, call.target(), now -> call, failure);
            });
        }
    }

    boolean recordsCalls() {
        return taps.callOut();
    }

    boolean recordsFailures() {
        return taps.http();
    }

    /** @param cause {@code null} if it is unknown */
    void record(RunningCause cause, Origin origin, Consumer<EventSink> record) {
        EventSink sink = runs.sink(cause);
        if (sink == null) {
            return;
        }
        try {
            record.accept(sink);
        } catch (Throwable thrown) {
            fault(sink, origin, thrown);
        }
    }

    private static void fault(EventSink sink, Origin origin, Throwable thrown) {
        if (sink != null) {
            sink.fault(origin, thrown);
        }
    }
}
