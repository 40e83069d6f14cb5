package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.util.function.Consumer;

import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.quarkiverse.handlertesting.runtime.internal.transport.ClosedExchangeException;
import io.quarkiverse.handlertesting.runtime.internal.transport.Exchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;

/** A request that is sent through a channel, and its response. On the event loop of the channel, unless said otherwise. */
final class InProcessExchange implements Exchange {

    private final InProcessChannel channel;
    private final ResponseReceiver receiver;
    private final Consumer<InProcessChannel> reuse;
    private final ResponseMessages response;
    /** {@code null} if the body does not come as it is sent. */
    private StreamedRequestBody streamed;
    private Throwable failure;
    private boolean ended;

    /**
     * @param reuse takes the channel if it can be used again
     */
    InProcessExchange(InProcessChannel channel, ResponseReceiver receiver, Consumer<InProcessChannel> reuse) {
        this.channel = channel;
        this.receiver = receiver;
        this.reuse = reuse;
        this.response = new ResponseMessages(receiver);
    }

    /**
     * @param chunks of the response that are asked for
     */
    void begin(OutgoingRequest request, long chunks) {
        if (!channel.isActive()) {
            receiver.failed(ClosedExchangeException.ofConnection());
            return;
        }
        channel.begin(this, chunks);
        channel.pipeline().fireChannelRead(RequestHead.of(request));
        // A message of its own, as a decoder gives it: Vert.x takes no request that is whole.
        if (request.body() instanceof OutgoingBody.Streamed body) {
            streamed = new StreamedRequestBody(channel, this::fail);
            channel.pipeline().fireChannelReadComplete();
            body.chunks().subscribe(streamed);
        } else {
            if (request.body() instanceof OutgoingBody.Whole body) {
                channel.pipeline().fireChannelRead(new DefaultHttpContent(body.bytes().getByteBuf()));
            }
            channel.pipeline().fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
            channel.pipeline().fireChannelReadComplete();
        }
    }

    /** The application reads on. */
    void readable() {
        if (streamed != null) {
            streamed.readable();
        }
    }

    /** A message has come; it may come several times, until its data are asked for. */
    void head(Object message) {
        response.head(message);
    }

    void body(Object message) {
        if (response.body(message)) {
            // The application has yet to note that it is done; else the next request could come before.
            channel.eventLoop().execute(this::end);
        }
    }

    private void end() {
        ended = true;
        channel.end();
        boolean isSent = streamed == null || streamed.hasEnded();
        if (isSent && !response.closes() && channel.isActive()) {
            reuse.accept(channel);
        } else {
            cancelBody();
            channel.abort();
        }
        receiver.end();
    }

    private void cancelBody() {
        if (streamed != null) {
            streamed.cancel();
        }
    }

    /** The channel is closed. */
    void closed() {
        cancelBody();
        if (!response.hasEnded()) {
            ended = true;
            receiver.failed(failure != null ? failure : ClosedExchangeException.ofConnection());
        }
    }

    private void fail(Throwable cause) {
        failure = cause;
        channel.abort();
    }

    @Override
    public void request(long chunks) {
        channel.eventLoop().execute(() -> {
            if (!ended) {
                channel.request(chunks);
            }
        });
    }

    @Override
    public void abort() {
        channel.eventLoop().execute(() -> {
            // The channel may already belong to the next exchange.
            if (!ended) {
                fail(ClosedExchangeException.ofAbort());
            }
        });
    }
}
