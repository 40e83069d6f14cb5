package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

import io.quarkiverse.handlertesting.runtime.internal.text.Unwrapped;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Ends the record of a call when its result ends, whether that is asynchronous or not. */
final class AsyncResults {

    /**
     * Whether a class is an asynchronous result. Cached, since each call asks: finding that an object lacks three interfaces
     * takes the JVM far longer than looking up its class.
     */
    private final ClassValue<Boolean> asynchronous = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Uni.class.isAssignableFrom(type) || Multi.class.isAssignableFrom(type)
                    || CompletionStage.class.isAssignableFrom(type);
        }
    };

    /**
     * Returns the object that replaces the result of the call. The end of a subtype of {@code Uni} or {@code Multi}, such as
     * {@code RestMulti}, cannot be observed: the caller needs that very object. Such a call ends when it returns.
     *
     * @param declared the type that the method returns
     */
    Object observe(Object result, Class<?> declared, CallRecord call) {
        if (result == null || !asynchronous.get(result.getClass())) {
            call.returned(result);
            return result;
        }
        if (result instanceof Uni<?> uni && declared.isAssignableFrom(Uni.class)) {
            return observed(uni, call);
        }
        if (result instanceof Multi<?> multi && declared.isAssignableFrom(Multi.class)) {
            return counted(multi, call);
        }
        if (!(result instanceof CompletionStage<?> stage)) {
            call.returned(result);
            return result;
        }
        CallRecord.Run run = call.asynchronous();
        // Return the stage itself: a cancellation must reach the application's own stage.
        stage.whenComplete(
                (item, failure) -> run.end(item, Unwrapped.ofStage(failure), failure instanceof CancellationException));
        return stage;
    }

    private static <T> Uni<T> observed(Uni<T> uni, CallRecord call) {
        Runnable subscribed = call.unsubscribed("Uni");
        return Uni.createFrom().deferred(() -> {
            subscribed.run();
            CallRecord.Run run = call.asynchronous();
            return uni.onTermination().invoke(run::end);
        });
    }

    private static <T> Multi<T> counted(Multi<T> multi, CallRecord call) {
        Runnable subscribed = call.unsubscribed("Multi");
        return Multi.createFrom().deferred(() -> {
            subscribed.run();
            CallRecord.Run run = call.asynchronous();
            AtomicLong items = new AtomicLong();
            return multi.onItem().invoke(items::incrementAndGet)
                    .onTermination().invoke((failure, cancelled) -> run.end(items.get(), failure, cancelled));
        });
    }
}
