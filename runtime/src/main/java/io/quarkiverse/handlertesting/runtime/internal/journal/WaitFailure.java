package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.EqualEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.ForeignId;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.story.Silence;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;

/** The failures of one wait: a factory for each way that it can end. */
final class WaitFailure {

    /** How many kinds of events a failure shows if the journal is full. */
    private static final int FREQUENT_SHOWN = 5;

    /** Before the text of a predicate that has rejected an event. */
    static final String NOT = "not ";

    private final Subscription<?> subscription;
    private final Expectation expectation;
    private final Duration timeout;
    private final Deadline deadline;
    private final Node from;

    /**
     * The expectation of a wait, in words.
     *
     * @param subject what the selector selects: {@code "call of DownloadRequests.update"}
     * @param matching the predicate; {@code null} if there is none
     * @param count how many events; 0 if none may come
     */
    record Expectation(String subject, Matching matching, int count) {

        static Expectation one(String subject) {
            return new Expectation(subject, null, 1);
        }

        static Expectation matching(String subject, Matching matching) {
            return new Expectation(subject, matching, 1);
        }

        static Expectation several(String subject, int count) {
            return new Expectation(subject, null, count);
        }

        static Expectation none(String subject) {
            return new Expectation(subject, null, 0);
        }

        /** {@code DownloadCompleted matching "id is 7"}, {@code 3 × DownloadCompleted}, {@code no DownloadCompleted} */
        String text() {
            return switch (count) {
                case 0 -> "no " + subject;
                case 1 -> subject + (matching == null ? "" : " matching " + matching.text());
                default -> count + " × " + subject;
            };
        }
    }

    /**
     * A predicate, in words.
     *
     * @param text completes "matching …" and "not …": {@code "id is 7"} in quotes, or {@code the predicate at PullTest.java:31}
     * @param subject begins a sentence: {@code The predicate "id is 7"}, {@code The predicate at PullTest.java:31}
     */
    record Matching(String text, String subject) {

        static Matching described(String description) {
            String quoted = "\"" + description + "\"";
            return new Matching(quoted, "The predicate " + quoted);
        }

        /**
         * @param line of the call that has the predicate; {@code null} if it is unknown
         */
        static Matching at(String line) {
            String predicate = "predicate" + (line == null ? "" : " at " + line);
            return new Matching("the " + predicate, "The " + predicate);
        }
    }

    /**
     * @param from where the cursor was when the search began
     */
    WaitFailure(Subscription<?> subscription, Expectation expectation, Duration timeout, Deadline deadline, Node from) {
        this.subscription = subscription;
        this.expectation = expectation;
        this.timeout = timeout;
        this.deadline = deadline;
        this.from = from;
    }

    /** The failure of a subscription whose later events may be missing, since the journal is full. */
    static EventAssertionError incomplete(Subscription<?> subscription, Node from) {
        return stream(subscription, from).overflowed();
    }

    /** The failure of a stream whose selector threw an exception. */
    static EventAssertionError ofSelector(Subscription<?> subscription, Node from, RecordedEvent at, Throwable thrown) {
        return stream(subscription, from).predicateFailed(at, thrown);
    }

    private static WaitFailure stream(Subscription<?> subscription, Node from) {
        return new WaitFailure(subscription, Expectation.one(subscription.selector.description()), Duration.ZERO,
                new Deadline(0, 0, 0), from);
    }

    EventAssertionError of(Outcome<?> outcome) {
        if (outcome instanceof Outcome.TimedOut<?> timedOut) {
            return timedOut.late() != null ? late(timedOut.late()) : absent(timedOut.accepted().size());
        }
        if (outcome instanceof Outcome.Failed<?> failed) {
            return predicateFailed(failed.at(), failed.cause());
        }
        if (outcome instanceof Outcome.Closed<?>) {
            return closed();
        }
        if (outcome instanceof Outcome.Overflowed<?>) {
            return overflowed();
        }
        throw new IllegalStateException("Not a failure: " + outcome);
    }

    private EventAssertionError absent(int seen) {
        String sentence = expected() + ", but in " + Durations.text(journal().elapsed() - deadline.begun());
        String came = expectation.count() > 1 ? " saw " + seen + " of them" : " it did not come";
        return error(Reason.TIMED_OUT, sentence + came, this::remark, null, rejected(), Missing.WHOLE);
    }

    private EventAssertionError late(RecordedEvent late) {
        String by = Durations.text(late.nanos() - deadline.at());
        String what = expectation.count() > 1 ? "the last of them" : "it";
        return error(Reason.TIMED_OUT, expected() + ", but " + what + " came " + by + " late",
                event -> event == late ? Optional.of("late by " + by) : remark(event), null,
                Silence.before(late, deadline.begun(), journal().events()).stream());
    }

    EventAssertionError unexpected(RecordedEvent event) {
        long after = event.nanos() - deadline.begun();
        String when = after <= 0 ? "one was already there" : "after " + Durations.text(after) + " one came";
        return error(Reason.UNEXPECTED, expected() + ", but " + when,
                other -> other == event ? Optional.of("unexpected") : remark(other), null,
                Stream.concat(equal(event).stream(), ForeignId.of(event, journal().events()).stream()));
    }

    private Optional<Clue> equal(RecordedEvent event) {
        return EqualEvent.before(event, subscription.read()).map(read -> new Clue(Weight.POINTS,
                "#" + event.sequence() + " equals #" + read.sequence() + ", which the test has read"
                        + EqualEvent.lines(read, event, journal().events()) + "."));
    }

    /** A clue to the last event that only the predicate has rejected. */
    private Stream<Clue> rejected() {
        if (expectation.matching() == null) {
            return Stream.empty();
        }
        List<RecordedEvent> events = journal().events();
        Optional<String> remark = Optional.of(NOT + expectation.matching().text());
        return events.stream().filter(event -> remark(event).equals(remark)).reduce((first, last) -> last)
                .flatMap(event -> ForeignId.of(event, events)).stream();
    }

    private EventAssertionError closed() {
        String ended = journal().isClosed() ? journal().test() + " ended" : "the subscription was closed";
        return error(Reason.CLOSED, "Expected " + expectation.text() + ", but " + ended + " before that",
                this::remark, null);
    }

    private EventAssertionError overflowed() {
        return overflowed(journal(), expectation.text());
    }

    /** @param expected what a full journal may lack: {@code "every event"} */
    static EventAssertionError overflowed(Journal journal, String expected) {
        List<RecordedEvent> events = journal.events();
        return new EventAssertionError(Reason.OVERFLOWED, "Expected " + expected + ", but the journal of "
                + journal.test() + " is full: it holds " + events.size() + " events, and " + journal.notRecorded()
                + " more were not recorded.\nRaise quarkus.handler-testing.events.max-recorded, or switch off a tap that the"
                + " test does not need (quarkus.handler-testing.taps.*).\nMost frequent:\n" + mostFrequent(events), null);
    }

    /** A line each: {@code 99990 × CDI Tick} */
    private static String mostFrequent(List<RecordedEvent> events) {
        Map<String, Long> counts = events.stream()
                .collect(Collectors.groupingBy(event -> event.origin() + " " + event.name(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long> comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(FREQUENT_SHOWN).map(entry -> "  " + entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    EventAssertionError interrupted(InterruptedException cause) {
        return error(Reason.INTERRUPTED, "Interrupted while waiting for " + expectation.text(),
                this::remark, cause, Stream.empty(), Missing.WHOLE);
    }

    private EventAssertionError predicateFailed(RecordedEvent at, Throwable cause) {
        String who = expectation.matching() == null ? "The selector" : expectation.matching().subject();
        return error(Reason.PREDICATE_FAILED, who + " of " + expectation.subject() + " threw " + FailureText.of(cause),
                event -> event == at ? Optional.of("threw for this event") : Optional.empty(), cause);
    }

    private String expected() {
        return "Expected " + expectation.text() + " within " + Durations.text(timeout);
    }

    private EventAssertionError error(Reason reason, String sentence, Function<RecordedEvent, Optional<String>> remark,
            Throwable cause) {
        return error(reason, sentence, remark, cause, Stream.empty());
    }

    private EventAssertionError error(Reason reason, String sentence, Function<RecordedEvent, Optional<String>> remark,
            Throwable cause, Stream<Clue> clues) {
        return error(reason, sentence, remark, cause, clues, Missing.NOTHING);
    }

    private EventAssertionError error(Reason reason, String sentence, Function<RecordedEvent, Optional<String>> remark,
            Throwable cause, Stream<Clue> clues, Missing missing) {
        FailureStory story = journal().story(sentence + ".").awaiting(subscription.selector).missing(missing)
                .remarking(remark);
        clues.forEach(story::with);
        return new EventAssertionError(reason, story.ledBy("The test saw:", "The test saw nothing.").text(), cause);
    }

    private Optional<String> remark(RecordedEvent event) {
        return subscription.remark(event, from, expectation.matching());
    }

    private Journal journal() {
        return subscription.journal;
    }
}
