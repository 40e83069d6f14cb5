package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.util.function.Consumer;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** A request that the HTTP client of Vert.x sends. All methods but those of {@link Exchange} run on its context. */
final class SocketExchange implements Exchange {

    private final Context context;
    private final ResponseReceiver receiver;
    private final Consumer<SocketExchange> whenOver;
    private long demand;
    private HttpClientRequest request;
    private HttpClientResponse response;
    private WrittenBody body;
    private boolean over;

    SocketExchange(Context context, ResponseReceiver receiver, long chunks, Consumer<SocketExchange> whenOver) {
        this.context = context;
        this.receiver = receiver;
        this.demand = chunks;
        this.whenOver = whenOver;
    }

    void begin(HttpClient client, OutgoingRequest outgoing) {
        guarded(() -> open(client, outgoing));
    }

    /** Runs a step on the context, where an exception would be lost. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException refused) {
            fail(refused);
            if (request != null) {
                request.reset();
            }
        }
    }

    private void open(HttpClient client, OutgoingRequest outgoing) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.valueOf(outgoing.method()))
                .setSsl(outgoing.isSecure()).setHost(outgoing.host()).setPort(outgoing.port()).setURI(outgoing.target());
        String cause = outgoing.headers().get(CauseHeader.NAME);
        if (cause != null) {
            // By this header, the journal tells a request of the test from one of the application.
            options.putHeader(CauseHeader.NAME, cause);
        }
        client.request(options)
                .onSuccess(opened -> guarded(() -> send(opened, outgoing))).onFailure(this::fail);
    }

    private void send(HttpClientRequest opened, OutgoingRequest outgoing) {
        request = opened;
        opened.exceptionHandler(this::fail);
        if (over) {
            opened.reset();
            return;
        }
        // Here, and not in the options: there, Vert.x would only log an invalid header.
        opened.headers().clear().addAll(outgoing.headers());
        OutgoingBody toSend = outgoing.body();
        opened.response().onSuccess(this::receive).onFailure(this::fail);
        if (toSend instanceof OutgoingBody.Whole whole) {
            opened.end(whole.bytes());
        } else if (toSend instanceof OutgoingBody.Streamed streamed) {
            opened.setChunked(streamed.length() < 0);
            body = new WrittenBody(context, opened, failure -> {
                fail(failure);
                opened.reset();
            });
            streamed.chunks().subscribe(body);
        } else {
            opened.end();
        }
    }

    private void receive(HttpClientResponse received) {
        response = received;
        received.exceptionHandler(this::cut);
        received.handler(this::chunk);
        received.endHandler(ended -> end());
        if (demand != Long.MAX_VALUE) {
            received.pause();
            received.fetch(demand);
        }
        receiver.head(received.statusCode(), copy(received.headers()));
    }

    private static MultiMap copy(MultiMap fields) {
        return MultiMap.caseInsensitiveMultiMap().addAll(fields);
    }

    private void chunk(Buffer chunk) {
        if (!over) {
            receiver.chunk(chunk);
        }
    }

    private void end() {
        if (finish()) {
            receiver.end(copy(response.trailers()));
        }
    }

    private void fail(Throwable cause) {
        if (finish()) {
            receiver.failed(cause instanceof HttpClosedException ? ClosedExchangeException.ofConnection() : cause);
        }
    }

    /** Passes on the chunks that arrived before the failure first, requested or not. */
    private void cut(Throwable cause) {
        response.resume();
        context.runOnContext(drained -> fail(cause));
    }

    private boolean finish() {
        boolean first = !over;
        over = true;
        whenOver.accept(this);
        if (body != null && body.cancel()) {
            // Otherwise the connection would wait for the rest of the body.
            request.reset();
        }
        return first;
    }

    @Override
    public void request(long chunks) {
        context.runOnContext(now -> {
            if (response != null && !over) {
                response.fetch(chunks);
            } else {
                demand = Subscriptions.add(demand, chunks);
            }
        });
    }

    @Override
    public void abort() {
        context.runOnContext(now -> {
            // If it has ended, the connection may belong to another exchange now.
            if (!over) {
                fail(ClosedExchangeException.ofAbort());
                if (request != null) {
                    request.reset();
                }
            }
        });
    }
}
