package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/**
 * The request that caused an event, in a timeline: {@code r1} for the first, {@code test} for the test method, {@code ?} if
 * unknown.
 */
public final class CauseColumn {

    private static final String UNATTRIBUTED = "?";

    private CauseColumn() {
    }

    /** Whether the column distinguishes events: they have several requests, or some of them have no cause. */
    public static boolean isWorthwhile(List<RecordedEvent> events) {
        return events.stream().filter(event -> event.cause() != null && event.cause().isRequest())
                .map(event -> event.cause().number()).distinct().count() > 1 || unattributed(events) > 0;
    }

    public static int width(List<RecordedEvent> events) {
        return events.stream().mapToInt(event -> text(event).length()).max().orElse(0);
    }

    /** Whether the request of this number, 0 for the test method, has caused the event. */
    public static boolean isOf(RecordedEvent event, long request) {
        return event.cause() != null && event.cause().number() == request;
    }

    public static String text(RecordedEvent event) {
        if (event.cause() == null) {
            return UNATTRIBUTED;
        }
        return event.cause().isRequest() ? "r" + event.cause().number() : event.cause().description();
    }

    /**
     * Before the noun for what a cause has led to: {@code "r1's "}, {@code "the test's "}, {@code "an unattributed "}.
     *
     * @param cause {@code null} if it is unknown
     */
    public static String possessive(Cause cause) {
        return cause == null ? "an unattributed " : cause.isRequest() ? "r" + cause.number() + "'s " : "the test's ";
    }

    /**
     * Where an event without a cause came from: {@code unattributed, at Importer.run on pool-3-thread-1}, and if it is known
     * {@code , started at Importer.start(Importer.java:31)}. Empty for others.
     */
    static Optional<String> remark(RecordedEvent event) {
        return event.cause() != null ? Optional.empty()
                : Optional.of("unattributed, " + (event.place() == null ? "" : "at " + event.place() + " ") + "on "
                        + event.thread() + (event.startedAt() == null ? "" : ", started at " + event.startedAt()));
    }

    /** The line that follows the timeline, with its line break; empty if each event has a cause. */
    public static String legend(List<RecordedEvent> events) {
        long count = unattributed(events);
        if (count == 0) {
            return "";
        }
        return count + (count == 1 ? " event is unattributed (?): it happened" : " events are unattributed (?): they happened")
                + " during this test, but nothing connects " + (count == 1 ? "it" : "them") + " with a request of this test.\n";
    }

    private static long unattributed(List<RecordedEvent> events) {
        return events.stream().filter(event -> event.cause() == null).count();
    }
}
