package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Ends a call when its result does, be it asynchronous or not. */
final class AsyncResults {

    private AsyncResults() {
    }

    /** What to return in place of the result. */
    static Object observe(Object result, CallRecord call) {
        if (result instanceof Uni<?> uni) {
            return uni.onTermination().invoke((item, failure, cancelled) -> end(call, item, failure, cancelled));
        }
        if (result instanceof Multi<?> multi) {
            return counted(multi, call);
        }
        if (result instanceof CompletionStage<?> stage) {
            // The stage itself is returned: whoever cancels it must reach the application's own.
            stage.whenComplete((item, failure) -> end(call, item, cause(failure), failure instanceof CancellationException));
            return stage;
        }
        call.returned(result);
        return result;
    }

    private static <T> Multi<T> counted(Multi<T> multi, CallRecord call) {
        return Multi.createFrom().deferred(() -> {
            AtomicLong items = new AtomicLong();
            return multi.onItem().invoke(items::incrementAndGet)
                    .onTermination().invoke((failure, cancelled) -> end(call, items.get(), failure, cancelled));
        });
    }

    private static void end(CallRecord call, Object item, Throwable failure, boolean cancelled) {
        if (cancelled) {
            call.cancelled();
        } else if (failure != null) {
            call.failed(failure);
        } else {
            call.returned(item);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
