package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.util.concurrent.Flow;

import io.vertx.core.buffer.Buffer;

/**
 * Writes the chunks to a response, and requests the next chunk only when the response has room. On the context of the
 * request.
 */
final class ResponseSubscriber implements Flow.Subscriber<Buffer> {

    private final StreamResponse response;
    private final Runnable failed;
    private Flow.Subscription subscription;
    private boolean begun;

    /**
     * @param failed runs if the stream fails before anything was written
     */
    ResponseSubscriber(StreamResponse response, Runnable failed) {
        this.response = response;
        this.failed = failed;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        response.onClose(to::cancel);
        to.request(1);
    }

    @Override
    public void onNext(Buffer bytes) {
        begun = true;
        if (response.isClosed()) {
            subscription.cancel();
            return;
        }
        response.write(bytes);
        if (response.isFull()) {
            response.onDrain(() -> subscription.request(1));
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (response.isClosed()) {
            return;
        }
        if (begun) {
            response.cut();
        } else {
            failed.run();
        }
    }

    @Override
    public void onComplete() {
        if (!response.isClosed()) {
            response.end();
        }
    }
}
