package io.quarkiverse.handlertesting.runtime.internal.taps;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Called by application classes in place of the methods of {@link HttpServerResponse} and {@link RoutingContext} with the same
 * names that answer a request or write a part of the answer, with the line of the call as the last argument.
 */
public final class AnswerCalls {

    private AnswerCalls() {
    }

    public static Future<Void> write(HttpServerResponse response, String part, String line) {
        return AnswerLine.writing(line, () -> response.write(part));
    }

    public static void write(HttpServerResponse response, String part, Handler<AsyncResult<Void>> handler, String line) {
        AnswerLine.writing(line, () -> {
            response.write(part, handler);
            return null;
        });
    }

    public static Future<Void> write(HttpServerResponse response, String part, String charset, String line) {
        return AnswerLine.writing(line, () -> response.write(part, charset));
    }

    /** Of a buffer: it is the type variable of the stream that the response is. */
    public static Future<Void> write(HttpServerResponse response, Object part, String line) {
        return AnswerLine.writing(line, () -> response.write((Buffer) part));
    }

    /** As {@link #write(HttpServerResponse, Object, String)}. */
    public static void write(HttpServerResponse response, Object part, Handler<AsyncResult<Void>> handler, String line) {
        AnswerLine.writing(line, () -> {
            response.write((Buffer) part, handler);
            return null;
        });
    }

    public static Future<Void> end(HttpServerResponse response, String line) {
        return AnswerLine.at(line, () -> response.end());
    }

    public static void end(HttpServerResponse response, Handler<AsyncResult<Void>> handler, String line) {
        AnswerLine.at(line, () -> {
            response.end(handler);
            return null;
        });
    }

    public static Future<Void> end(HttpServerResponse response, String body, String line) {
        return AnswerLine.at(line, () -> response.end(body));
    }

    public static void end(HttpServerResponse response, String body, Handler<AsyncResult<Void>> handler, String line) {
        AnswerLine.at(line, () -> {
            response.end(body, handler);
            return null;
        });
    }

    public static Future<Void> end(HttpServerResponse response, String body, String charset, String line) {
        return AnswerLine.at(line, () -> response.end(body, charset));
    }

    public static Future<Void> end(HttpServerResponse response, Buffer body, String line) {
        return AnswerLine.at(line, () -> response.end(body));
    }

    public static void end(HttpServerResponse response, Buffer body, Handler<AsyncResult<Void>> handler, String line) {
        AnswerLine.at(line, () -> {
            response.end(body, handler);
            return null;
        });
    }

    public static Future<Void> send(HttpServerResponse response, String line) {
        return AnswerLine.at(line, () -> response.send());
    }

    public static Future<Void> send(HttpServerResponse response, String body, String line) {
        return AnswerLine.at(line, () -> response.send(body));
    }

    public static Future<Void> send(HttpServerResponse response, Buffer body, String line) {
        return AnswerLine.at(line, () -> response.send(body));
    }

    public static Future<Void> end(RoutingContext exchange, String line) {
        return AnswerLine.at(line, () -> exchange.end());
    }

    public static Future<Void> end(RoutingContext exchange, String body, String line) {
        return AnswerLine.at(line, () -> exchange.end(body));
    }

    public static Future<Void> end(RoutingContext exchange, Buffer body, String line) {
        return AnswerLine.at(line, () -> exchange.end(body));
    }

    public static Future<Void> json(RoutingContext exchange, Object body, String line) {
        return AnswerLine.at(line, () -> exchange.json(body));
    }

    public static Future<Void> redirect(RoutingContext exchange, String url, String line) {
        return AnswerLine.at(line, () -> exchange.redirect(url));
    }

    public static void fail(RoutingContext exchange, int status, String line) {
        AnswerLine.failing(line, () -> exchange.fail(status));
    }

    public static void fail(RoutingContext exchange, Throwable failure, String line) {
        AnswerLine.failing(line, () -> exchange.fail(failure));
    }

    public static void fail(RoutingContext exchange, int status, Throwable failure, String line) {
        AnswerLine.failing(line, () -> exchange.fail(status, failure));
    }
}
