package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailures.Kind;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/**
 * The wait of a test for an exception that reached nobody.
 *
 * @param matching {@code null} for each of the type
 * @param described the predicate in the failure message, after "matching"; {@code null} without one
 */
public record ExpectedFailure<T extends Throwable>(Class<T> type, Predicate<? super T> matching, String described) {

    /** Blocks the calling thread until the work of the test has failed so; fails at the timeout. */
    public T await(TestRun run, Duration timeout) {
        run.journal().threads().blockingGuard().check("expectFailure(type)", null);
        boolean debugged = run.journal().settings().debugged().getAsBoolean();
        try {
            return run.test().unseenFailures().expect(failure -> matches(run, failure),
                    debugged ? Long.MAX_VALUE / 2 : IdleWait.nanos(timeout)).map(failure -> type.cast(failure.thrown()))
                    .orElseThrow(() -> new EventAssertionError(Reason.TIMED_OUT, timedOut(run, timeout), null));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EventAssertionError(Reason.INTERRUPTED, "Interrupted while waiting for " + subject() + ".", interrupted);
        }
    }

    private boolean matches(TestRun run, UnseenFailure failure) {
        return failure.work().cause().isOf(run) && type.isInstance(failure.thrown())
                && (matching == null || matching.test(type.cast(failure.thrown())));
    }

    private String timedOut(TestRun run, Duration timeout) {
        List<Kind> others = run.test().unseenFailures().kinds(false);
        String timeline = run.journal().timeline();
        return "Expected " + subject() + " within " + Durations.text(timeout) + ", but "
                + (others.isEmpty() ? "each exception of its work was handled, or there was none."
                        : UnseenFailureReport.lines(run, others))
                + (timeline.isEmpty() ? "" : "\nSo far the test saw:\n" + timeline);
    }

    private String subject() {
        String name = TypeText.name(type);
        return (name.matches("[AEIOU].*") ? "an " : "a ") + name + " that reaches nobody"
                + (described == null ? "" : ", matching " + described);
    }
}
