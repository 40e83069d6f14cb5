package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;

/** Work that has not ended, in words. */
public final class IdleReport {

    /** Kinds of work that the test itself has to close. */
    private static final Set<WorkKind> OPEN = Set.of(WorkKind.STREAM, WorkKind.WEBSOCKET);

    /** How many pieces of work that a wait waits for a message lists. */
    private static final int SHOWN = 8;
    /** How many pieces of work of each other kind a message lists. */
    private static final int EXCLUDED_SHOWN = 3;

    private IdleReport() {
    }

    /** @param own the work that the wait was for */
    static String timedOut(TestRun run, String subject, Predicate<Work> own, Duration timeout) {
        List<Work> all = merged(run.load().running()).stream().filter(own).toList();
        List<Work> counted = all.stream().filter(Work::isWaitedFor).toList();
        StringBuilder text = new StringBuilder(lines(counted, SHOWN));
        appendExcluded(text, all, WorkKind.PERIODIC, "it is periodic");
        appendExcluded(text, all, WorkKind.WEBSOCKET, "it is an open WebSocket");
        appendExcluded(text, all, WorkKind.UNACKNOWLEDGED, "no consumer holds the message, which is not acknowledged");
        return run.story("Expected " + subject + " to be idle within " + Durations.text(timeout) + ", but " + count(counted)
                + " still running:\n" + text);
    }

    /**
     * The state of a test that hangs: the work that is running, and what the test saw.
     *
     * @param stacks where the threads are
     */
    public static String hanging(TestRun run, String stacks) {
        List<Work> works = merged(run.leftovers());
        return run.story("JUnit's timeout interrupts " + run.name() + ". "
                + (works.isEmpty() ? "None of its work is running." : count(works) + " still running:\n" + lines(works, SHOWN))
                + "\n" + stacks);
    }

    private static void appendExcluded(StringBuilder text, List<Work> all, WorkKind kind, String reason) {
        List<Work> excluded = all.stream().filter(work -> work.kind() == kind).toList();
        if (!excluded.isEmpty()) {
            text.append("\nNot waited for, since ").append(reason).append(":\n")
                    .append(lines(excluded, EXCLUDED_SHOWN));
        }
    }

    /**
     * {@code PullTest.retry ended, but 1 piece of its work is still running:} and a line for each piece. Open streams alone fit
     * into one line.
     */
    public static String leftovers(TestRun run, List<Work> leftovers) {
        List<Work> merged = merged(leftovers);
        return merged.stream().allMatch(work -> work.kind() == WorkKind.STREAM)
                ? run.name() + " ended with " + (merged.size() == 1 ? "1 open stream, which is"
                        : merged.size() + " open streams, which are") + " closed now: "
                        + merged.stream().map(work -> work.cause().cause() + ", open for " + age(work))
                                .collect(Collectors.joining("; "))
                : run.name() + " ended, but " + count(merged) + " still running:\n" + lines(merged, SHOWN);
    }

    /** A stream stands for the exchange of its request, which ends with it. */
    private static List<Work> merged(List<Work> all) {
        Set<RunningCause> streams = all.stream().filter(work -> work.kind() == WorkKind.STREAM).map(Work::cause)
                .collect(Collectors.toSet());
        return all.stream().filter(work -> work.kind() != WorkKind.HTTP || !streams.contains(work.cause())).toList();
    }

    /**
     * The failure of a test that must not leave work running.
     *
     * @param journal that of the test, which a test run that has ended no longer has
     */
    public static EventAssertionError failure(TestRun run, List<Work> leftovers, Journal journal) {
        String[] report = leftovers(run, leftovers).split("\n", 2);
        String remedy = "The test has @FailOnLeftovers: " + remedy(leftovers);
        return new EventAssertionError(Reason.LEFTOVERS, journal.story(report[0])
                .showing(report.length == 1 ? remedy : report[1] + "\n" + remedy).ledBy("The test saw:", "").text(), null);
    }

    private static String remedy(List<Work> leftovers) {
        List<String> remedies = new ArrayList<>();
        if (merged(leftovers).stream()
                .anyMatch(work -> !OPEN.contains(work.kind()) && work.kind() != WorkKind.UNACKNOWLEDGED)) {
            remedies.add("await the end of its work, for example with events.awaitIdle()");
        }
        if (leftovers.stream().anyMatch(work -> OPEN.contains(work.kind()))) {
            remedies.add("close its streams and WebSockets");
        }
        if (leftovers.stream().anyMatch(work -> work.kind() == WorkKind.UNACKNOWLEDGED)) {
            remedies.add("acknowledge its messages");
        }
        return String.join(", and ", remedies) + ".";
    }

    private static String count(List<Work> works) {
        return works.size() == 1 ? "1 piece of its work is" : works.size() + " pieces of its work are";
    }

    private static String lines(List<Work> all, int shown) {
        List<Work> works = all.stream().limit(shown).toList();
        int kind = width(works, work -> work.kind().name());
        int age = width(works, IdleReport::age);
        StringBuilder text = new StringBuilder();
        for (Work work : works) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(String.format("  %-" + kind + "s  for %" + age + "s  ", work.kind(), age(work)))
                    .append(work.what().map(what -> what + ", ").orElse(""))
                    .append(work.place().map(place -> place + ", ").orElse(""))
                    .append(work.startedAt().map(at -> "started at " + at + ", ").orElse(""))
                    .append("caused by ").append(work.cause().cause());
        }
        int more = all.size() - works.size();
        return text.append(more == 0 ? "" : "\n  … and " + more + " more").toString();
    }

    private static String age(Work work) {
        return Durations.text(System.nanoTime() - work.since());
    }

    private static int width(List<Work> works, Function<Work, String> column) {
        return works.stream().mapToInt(work -> column.apply(work).length()).max().orElse(1);
    }
}
