package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.util.ArrayList;
import java.util.List;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** A client of a stream, played by the test, which decides how much the client reads and when it leaves. */
final class FakeClient {

    /** The calls on its request and response. */
    final List<String> done = new ArrayList<>();
    boolean hasSentAll = true;
    boolean full;
    /** Whether its response is closed; the close handler may not have run yet. */
    boolean closed;
    private Handler<Void> whenDrained;
    private Handler<Void> whenClosed;
    private Handler<Throwable> whenLost;

    StreamResponse response() {
        return response(null);
    }

    /** @param context where its response is written */
    StreamResponse response(Context context) {
        return new StreamResponse(Fake.of(HttpServerRequest.class, this::request), context, new StreamProgress());
    }

    void drain() {
        full = false;
        whenDrained.handle(null);
    }

    void leave() {
        closed = true;
        whenClosed.handle(null);
    }

    /** Lets its connection fail. */
    void lose() {
        whenLost.handle(new IllegalStateException("lost"));
    }

    private Object request(String method, Object argument) {
        return switch (method) {
            case "response" -> Fake.of(HttpServerResponse.class, this::response);
            case "connection" -> Fake.of(HttpConnection.class, this::connection);
            case "version" -> HttpVersion.HTTP_1_1;
            case "isEnded" -> hasSentAll;
            default -> done(method);
        };
    }

    private Object connection(String method, Object argument) {
        done("cut");
        return Future.succeededFuture();
    }

    @SuppressWarnings("unchecked")
    private Object response(String method, Object argument) {
        switch (method) {
            case "closed":
                return closed;
            case "ended":
                return done.contains("end");
            case "writeQueueFull":
                return full;
            case "drainHandler":
                whenDrained = (Handler<Void>) argument;
                return null;
            case "closeHandler":
                whenClosed = (Handler<Void>) argument;
                return null;
            case "exceptionHandler":
                whenLost = (Handler<Throwable>) argument;
                return null;
            case "putHeader", "setChunked":
                return done(method + " " + argument);
            default:
                done(argument == null ? method : method + " " + argument);
                return Future.succeededFuture();
        }
    }

    private Object done(String what) {
        done.add(what);
        return null;
    }
}
