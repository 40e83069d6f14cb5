package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;

/** Work that has not ended, in words. */
public final class IdleReport {

    private IdleReport() {
    }

    static String timedOut(TestRun run, String subject, Duration timeout) {
        List<Work> all = run.load().running();
        List<Work> counted = all.stream().filter(work -> !work.isPeriodic()).toList();
        List<Work> periodic = all.stream().filter(Work::isPeriodic).toList();
        StringBuilder text = new StringBuilder("Expected ").append(subject).append(" to be idle within ")
                .append(Durations.text(timeout)).append(", but ").append(count(counted)).append(" still running:\n")
                .append(lines(counted));
        if (!periodic.isEmpty()) {
            text.append("\nNot waited for, since it is periodic:\n").append(lines(periodic));
        }
        List<RecordedEvent> events = run.journal().events();
        if (!events.isEmpty()) {
            text.append("\nSo far the test saw:\n").append(run.journal().timeline());
        }
        return text.toString();
    }

    /** {@code PullTest.retry ended, but 1 piece of its work is still running:} and a line for each piece. */
    public static String leftovers(TestRun run, List<Work> leftovers) {
        return run.name() + " ended, but " + count(leftovers) + " still running:\n" + lines(leftovers);
    }

    /** The failure of a test that must not leave work running. */
    public static EventAssertionError failure(TestRun run, List<Work> leftovers) {
        return new EventAssertionError(Reason.LEFTOVERS, leftovers(run, leftovers)
                + "\nThe test has @FailOnLeftovers: await the end of its work, for example with events.awaitIdle().", null);
    }

    private static String count(List<Work> works) {
        return works.size() == 1 ? "1 piece of its work is" : works.size() + " pieces of its work are";
    }

    private static String lines(List<Work> works) {
        int kind = width(works, work -> work.kind().name());
        int age = width(works, IdleReport::age);
        StringBuilder text = new StringBuilder();
        for (Work work : works) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(String.format("  %-" + kind + "s  for %" + age + "s  ", work.kind(), age(work)))
                    .append(work.what().map(what -> what + ", ").orElse(""))
                    .append(work.startedAt().map(at -> "started at " + at + ", ").orElse(""))
                    .append("caused by ").append(work.cause().cause());
        }
        return text.toString();
    }

    private static String age(Work work) {
        return Durations.text(System.nanoTime() - work.since());
    }

    private static int width(List<Work> works, Function<Work, String> column) {
        return works.stream().mapToInt(work -> column.apply(work).length()).max().orElse(1);
    }
}
