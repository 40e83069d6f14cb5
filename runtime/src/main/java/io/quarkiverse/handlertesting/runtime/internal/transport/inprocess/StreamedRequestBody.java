package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.buffer.Buffer;

/**
 * Sends the body of a request as it comes, a chunk whenever the application reads on. Its publisher may emit on any thread; all
 * else is on the event loop.
 */
final class StreamedRequestBody implements Flow.Subscriber<Buffer> {

    private final InProcessChannel channel;
    private final Consumer<Throwable> failed;
    private Flow.Subscription chunks;
    private boolean requested;
    private boolean ended;
    private boolean cancelled;

    StreamedRequestBody(InProcessChannel channel, Consumer<Throwable> failed) {
        this.channel = channel;
        this.failed = failed;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        run(() -> {
            chunks = subscription;
            if (cancelled) {
                subscription.cancel();
            } else if (channel.config().isAutoRead()) {
                readable();
            }
        });
    }

    /** The application reads on. */
    void readable() {
        if (chunks != null && !requested && !ended) {
            requested = true;
            chunks.request(1);
        }
    }

    @Override
    public void onNext(Buffer chunk) {
        run(() -> {
            if (!cancelled) {
                requested = false;
                channel.pipeline().fireChannelRead(new DefaultHttpContent(chunk.getByteBuf()));
                // Asks for the next, if it is wanted.
                channel.pipeline().fireChannelReadComplete();
            }
        });
    }

    @Override
    public void onError(Throwable failure) {
        run(() -> {
            ended = true;
            if (!cancelled) {
                failed.accept(failure);
            }
        });
    }

    @Override
    public void onComplete() {
        run(() -> {
            ended = true;
            if (!cancelled) {
                channel.pipeline().fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
                channel.pipeline().fireChannelReadComplete();
            }
        });
    }

    /** Whether all of it has been sent. */
    boolean hasEnded() {
        return ended;
    }

    /** Nobody reads it any more. */
    void cancel() {
        cancelled = true;
        if (chunks != null && !ended) {
            chunks.cancel();
        }
    }

    private void run(Runnable step) {
        if (channel.eventLoop().inEventLoop()) {
            step.run();
        } else {
            channel.eventLoop().execute(step);
        }
    }
}
