package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailures.Kind;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** Exceptions that reached nobody, in words. */
public final class UnseenFailureReport {

    private UnseenFailureReport() {
    }

    /** The failure of a test whose work ended with exceptions that reached nobody. */
    public static EventAssertionError failure(TestRun run, List<Kind> kinds, String timeline) {
        String type = TypeText.name(kinds.get(0).first().thrown().getClass());
        EventAssertionError error = new EventAssertionError(Reason.UNSEEN_FAILURE,
                text(run, kinds) + "\nHandle it in the application. If it is meant to fail, expect it after the request with"
                        + " events.expectFailure(" + type + ".class), or allow it with @AllowFailures(" + type + ".class)."
                        + (timeline.isEmpty() ? "" : "\nThe test saw:\n" + timeline),
                kinds.get(0).first().thrown());
        kinds.stream().skip(1).forEach(kind -> error.addSuppressed(kind.first().thrown()));
        return error;
    }

    /**
     * {@code PullTest.retry ended, but 1 exception of its work reached nobody:} and two lines for each kind of exception.
     */
    public static String text(TestRun run, List<Kind> kinds) {
        return run.name() + " ended, but " + lines(run, kinds);
    }

    /** {@code 1 exception of its work reached nobody:} and two lines for each kind of exception. */
    public static String lines(TestRun run, List<Kind> kinds) {
        long count = kinds.stream().mapToLong(Kind::count).sum();
        long notKept = run.unseenFailures().notKept();
        return (count == 1 ? "1 exception" : count + " exceptions") + " of its work reached nobody:\n"
                + kinds.stream().map(UnseenFailureReport::line).collect(Collectors.joining("\n"))
                + (notKept == 0 ? "" : "\n  " + notKept + " more, which are not kept");
    }

    /** {@code 3 × IllegalStateException: no such model}, and below it where it was thrown, and which work it ended. */
    private static String line(Kind kind) {
        UnseenFailure failure = kind.first();
        return "  " + (kind.count() == 1 ? "" : kind.count() + " × ") + FailureText.of(failure.thrown()) + "\n    "
                + failure.thrownAt().map(at -> "thrown at " + at + ", ").orElse("") + "ended " + work(failure.work());
    }

    private static String work(Work work) {
        return work.kind() + work.what().map(what -> " " + what).orElse("")
                + work.startedAt().map(at -> " started at " + at).orElse("") + ", caused by " + work.cause().cause();
    }

    /** An exception that came after the end of its test. */
    static String late(UnseenFailure failure) {
        Optional<String> at = failure.thrownAt();
        return "Work of " + failure.work().cause().testRun().test().name() + " failed after the end of the test, which cannot"
                + " fail any more: " + FailureText.of(failure.thrown()) + at.map(place -> ", thrown at " + place).orElse("")
                + ", ended " + work(failure.work()) + ". Await the work in the test, for example with events.awaitIdle().";
    }
}
