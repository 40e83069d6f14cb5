package io.quarkiverse.handlertesting.events;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A call of a bean that a test observes with {@link ObserveCalls}, recorded when it had ended.
 * <p>
 * A method that returns a {@code Uni}, {@code Multi} or {@code CompletionStage} has ended when that has: the call is
 * recorded with the asynchronous result, once for each subscription of a {@code Uni} or {@code Multi}.
 *
 * @param bean class of the bean, as the application declares it
 * @param method name of the method
 * @param arguments the arguments in order, {@code null} among them allowed; the list cannot be changed, the objects in it
 *        are the application's own
 * @param result what was returned, or the item of a {@code Uni} or {@code CompletionStage}; for a {@code Multi} the number
 *        of its items as a {@code Long}; {@code null} for {@code void} and for a call that failed or was cancelled
 * @param failure what was thrown, or what the asynchronous result failed with, else {@code null}
 * @param cancelled whether the subscription of a {@code Uni} or {@code Multi} was cancelled before its end
 * @param duration from the begin of the call to its end; of a {@code Uni} or {@code Multi} from the call, not from the
 *        subscription
 */
public record MethodCall(Class<?> bean, String method, List<Object> arguments, Object result, Throwable failure,
        boolean cancelled, Duration duration) {

    /**
     * One argument, by position.
     *
     * @param index from 0
     * @param type what the caller expects it to be
     * @throws IndexOutOfBoundsException if there are fewer
     * @throws ClassCastException if it is something else
     */
    public <T> T argument(int index, Class<T> type) {
        Objects.checkIndex(index, arguments.size());
        return type.cast(arguments.get(index));
    }

    /** Whether it ended neither with a failure nor by cancellation. */
    public boolean succeeded() {
        return failure == null && !cancelled;
    }

    /** One line: {@code DownloadRequests.update(7) -> failed: IllegalStateException: disk full} */
    @Override
    public String toString() {
        String given = arguments.stream().map(ValueText::text).collect(Collectors.joining(", ", "(", ")"));
        return TypeText.name(bean) + "." + method + given + end();
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
