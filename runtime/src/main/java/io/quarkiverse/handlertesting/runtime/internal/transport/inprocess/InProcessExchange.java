package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.util.function.Consumer;

import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.quarkiverse.handlertesting.runtime.internal.transport.ClosedExchangeException;
import io.quarkiverse.handlertesting.runtime.internal.transport.Exchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;

/** A request that is sent through a channel, and its response. On the event loop of the channel, unless stated otherwise. */
final class InProcessExchange implements Exchange {

    private final InProcessChannel channel;
    private final ResponseReceiver receiver;
    private final Consumer<InProcessChannel> reuse;
    private final ResponseMessages response;
    /** {@code null} if the body is not streamed. */
    private StreamedRequestBody streamed;
    private Throwable failure;
    /** Whether the end has been reported to the receiver. The application may still write a body that is dropped. */
    private boolean ended;

    /**
     * @param reuse called with the channel if it can be used again
     */
    InProcessExchange(InProcessChannel channel, ResponseReceiver receiver, Consumer<InProcessChannel> reuse) {
        this.channel = channel;
        this.receiver = receiver;
        this.reuse = reuse;
        this.response = new ResponseMessages(receiver);
    }

    /**
     * @param chunks how many chunks of the response are requested
     */
    void begin(OutgoingRequest request, long chunks) {
        if (!channel.isActive()) {
            receiver.failed(ClosedExchangeException.ofConnection());
            return;
        }
        response.begin(request.method());
        channel.begin(this, chunks);
        try {
            send(request);
        } catch (RuntimeException refused) {
            // On an event loop, it would be lost.
            fail(refused);
        }
    }

    private void send(OutgoingRequest request) {
        channel.pipeline().fireChannelRead(RequestHead.of(request));
        // Head and body are separate messages, as from a decoder: Vert.x does not accept a full request in one message.
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

    /** The application is ready to read more. */
    void readable() {
        if (streamed != null) {
            streamed.readable();
        }
    }

    /** Receives the head of a message. May be called with the same message again, until its data is requested. */
    void head(Object message) {
        response.head(message);
    }

    /** Whether the message has data, which needs demand. Its head must have been received. */
    boolean isData(Object message) {
        return response.isData(message);
    }

    void body(Object message) {
        if (response.body(message)) {
            // Later, so that the server connection completes this response before the next request arrives.
            channel.eventLoop().execute(this::end);
        } else if (response.isBodiless() && !ended) {
            // Later, since the end of a short response comes at once, and its channel can be used again then.
            channel.eventLoop().execute(this::endWithHead);
        }
    }

    private void endWithHead() {
        if (!response.hasEnded()) {
            reportEnd();
        }
    }

    private void reportEnd() {
        if (!ended) {
            ended = true;
            receiver.end(response.trailers());
        }
    }

    private void end() {
        channel.end();
        boolean isSent = streamed == null || streamed.hasEnded();
        if (isSent && !response.closes() && channel.isActive()) {
            reuse.accept(channel);
        } else {
            cancelBody();
            channel.abort();
        }
        reportEnd();
    }

    private void cancelBody() {
        if (streamed != null) {
            streamed.cancel();
        }
    }

    /** Handles the end of the channel. */
    void closed() {
        cancelBody();
        if (response.isBodiless() && failure == null) {
            reportEnd();
        } else if (!ended && !response.hasEnded()) {
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
    public void afterTurn(Runnable task) {
        channel.eventLoop().execute(task);
    }

    @Override
    public void abort() {
        channel.eventLoop().execute(() -> {
            // If it has ended, the channel may belong to another exchange now.
            if (!ended) {
                fail(ClosedExchangeException.ofAbort());
            }
        });
    }
}
