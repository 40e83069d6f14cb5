package io.quarkiverse.handlertesting.runtime.internal.transport;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;

/**
 * Writes the body of a request as it is produced. Requests a chunk when the connection has room. On the context of its
 * exchange.
 */
final class WrittenBody implements Flow.Subscriber<Buffer> {

    private final Context context;
    private final HttpClientRequest request;
    private final Consumer<Throwable> failed;
    private Flow.Subscription chunks;
    private boolean over;

    WrittenBody(Context context, HttpClientRequest request, Consumer<Throwable> failed) {
        this.context = context;
        this.request = request;
        this.failed = failed;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        context.runOnContext(now -> {
            chunks = subscription;
            if (over) {
                subscription.cancel();
            } else {
                subscription.request(1);
            }
        });
    }

    @Override
    public void onNext(Buffer chunk) {
        context.runOnContext(now -> {
            if (!over) {
                request.write(chunk);
                next();
            }
        });
    }

    private void next() {
        if (request.writeQueueFull()) {
            request.drainHandler(drained -> request());
        } else {
            request();
        }
    }

    private void request() {
        if (!over) {
            chunks.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        context.runOnContext(now -> {
            if (!over) {
                over = true;
                failed.accept(failure);
            }
        });
    }

    @Override
    public void onComplete() {
        context.runOnContext(now -> {
            if (!over) {
                over = true;
                request.end();
            }
        });
    }

    /**
     * Stops: the body is no longer read.
     *
     * @return whether the body was not complete
     */
    boolean cancel() {
        if (over) {
            return false;
        }
        over = true;
        if (chunks != null) {
            chunks.cancel();
        }
        return true;
    }
}
