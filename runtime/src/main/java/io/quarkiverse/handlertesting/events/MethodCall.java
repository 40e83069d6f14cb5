package io.quarkiverse.handlertesting.events;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A call of a bean that a test observes with {@link ObserveCalls}. It is recorded when the call has ended.
 * <p>
 * A method that returns a {@code Uni}, {@code Multi} or {@code CompletionStage} ends when that asynchronous result ends. The
 * call is recorded with the asynchronous result, once for each subscription of a {@code Uni} or {@code Multi}. A method that
 * returns a subtype of them, such as {@code RestMulti}, ends when it returns. A {@code suspend} function of Kotlin ends when
 * it returns to its caller, not when it suspends.
 *
 * @param bean the class of the bean, as the application declares it
 * @param method the name of the method
 * @param arguments the arguments in order, with {@code null} where the caller passed it; the list is immutable, the objects
 *        in it are the application's own
 * @param result the returned value, or the item of a {@code Uni} or {@code CompletionStage}; for a {@code Multi} the number
 *        of its items as a {@code Long}; {@code null} for {@code void} and for a call that failed or was cancelled
 * @param failure the exception of the call or of its asynchronous result, else {@code null}
 * @param cancelled whether the subscription of a {@code Uni} or {@code Multi} was cancelled before its end
 * @param duration the time from the start of the call to its end; for a {@code Uni} or {@code Multi}, too, it starts with the
 *        call, not with the subscription
 */
public record MethodCall(Class<?> bean, String method, List<Object> arguments, Object result, Throwable failure,
        boolean cancelled, Duration duration) {

    public MethodCall {
        arguments = ValueCopy.ofAll(arguments);
        result = ValueCopy.of(result);
    }

    @Override
    public Object result() {
        return ValueCopy.original(result);
    }

    /**
     * One argument, by position.
     *
     * @param index from 0
     * @param type the expected type of the argument
     * @throws IndexOutOfBoundsException if the call has fewer arguments
     * @throws ClassCastException if the argument has another type
     */
    public <T> T argument(int index, Class<T> type) {
        Objects.checkIndex(index, arguments.size());
        return type.cast(arguments.get(index));
    }

    /** Whether the call ended without a failure and without a cancellation. */
    public boolean succeeded() {
        return failure == null && !cancelled;
    }

    /** One line: {@code DownloadRequests.update(7) -> failed: IllegalStateException: disk full} */
    @Override
    public String toString() {
        return TypeText.name(bean) + "." + method + ValueText.all(arguments) + end();
    }

    private String end() {
        if (failure != null) {
            return " -> failed: " + FailureText.of(failure);
        }
        if (cancelled) {
            return " -> cancelled";
        }
        return result == null ? "" : " -> " + ValueText.text(result);
    }
}
