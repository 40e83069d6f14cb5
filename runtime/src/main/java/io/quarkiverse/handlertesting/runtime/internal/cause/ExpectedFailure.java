package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailures.Kind;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/**
 * The wait of a test for an exception that reached nobody.
 *
 * @param matching {@code null} for each of the type
 * @param described the predicate in the failure message, after "matching"; {@code null} without one
 */
public record ExpectedFailure<T extends Throwable>(Class<T> type, Predicate<? super T> matching, String described) {

    /**
     * Blocks the calling thread until the work of the test has failed so; fails at the timeout.
     *
     * @param call the method that the test has called, for the message on a thread that must not block
     */
    public T await(TestRun run, Duration timeout, String call) {
        run.journal().threads().blockingGuard().check(call, null);
        boolean debugged = run.journal().settings().debugged().getAsBoolean();
        try {
            return run.test().unseenFailures()
                    .expect(run, this::matches, debugged ? Long.MAX_VALUE / 2 : IdleWait.nanos(timeout))
                    .map(failure -> type.cast(failure.thrown())).orElseThrow(() -> timedOut(run, timeout));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EventAssertionError(Reason.INTERRUPTED,
                    run.story("Interrupted while waiting for " + subject() + ".", Missing.WHOLE), interrupted);
        }
    }

    private boolean matches(UnseenFailure failure) {
        return type.isInstance(failure.thrown()) && (matching == null || test(type.cast(failure.thrown())));
    }

    private boolean test(T thrown) {
        try {
            return matching.test(thrown);
        } catch (Throwable broken) {
            throw new EventAssertionError(Reason.PREDICATE_FAILED, "The predicate of " + subject() + comma() + " threw "
                    + FailureText.of(broken) + ". It looked at " + FailureText.of(thrown), broken);
        }
    }

    private EventAssertionError timedOut(TestRun run, Duration timeout) {
        List<Kind> others = run.test().unseenFailures().kinds(false);
        String sentence = "Expected " + subject() + comma() + " within " + Durations.text(timeout) + ", but "
                + (others.isEmpty() ? run.name() + " had none: its exceptions, if any, reached a caller, a client or a handler."
                        : "there were only others:\n");
        EventAssertionError error = new EventAssertionError(Reason.TIMED_OUT, run.story(sentence
                + UnseenFailureReport.lines(run, others, "  ", kind -> remark(run, kind.first())), Missing.WHOLE), null);
        others.forEach(kind -> error.addSuppressed(kind.first().thrown()));
        return error;
    }

    /** Why an exception that looks right does not match. */
    private String remark(TestRun run, UnseenFailure failure) {
        Throwable thrown = failure.thrown();
        if (type.isInstance(thrown)) {
            return failure.ended().cause().isOf(run) ? matching == null ? "   <- too late" : "   <- not matching"
                    : "   <- expect it in " + (failure.ended().cause().testRun() == run.test() ? "the test" : "its scope")
                            + ", not in " + run.name();
        }
        return UnseenFailureReport.parts(thrown).stream().anyMatch(type::isInstance)
                ? "   <- only inside it is " + article() + TypeText.name(type)
                : "";
    }

    private String subject() {
        return article() + TypeText.name(type) + " that reaches nobody" + (described == null ? "" : ", matching " + described);
    }

    private String comma() {
        return described == null ? "" : ",";
    }

    private String article() {
        return TypeText.name(type).matches("[AEIOU].*") ? "an " : "a ";
    }
}
