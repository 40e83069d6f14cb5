package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.buffer.Buffer;

/**
 * Sends the body of a request as it is produced, one chunk each time that the application reads. The publisher may emit on
 * any thread; everything else runs on the event loop.
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

    /** The application is ready to read more. */
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
                // If the application keeps reading, this requests the next chunk.
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

    /** Whether the whole body has been sent, or has failed. */
    boolean hasEnded() {
        return ended;
    }

    /** Cancels the body, which is no longer read. */
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
