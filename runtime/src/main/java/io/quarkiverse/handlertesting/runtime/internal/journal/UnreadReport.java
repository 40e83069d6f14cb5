package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.EqualEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Timeline;

/** The failure of a test that must not leave events unread. */
public final class UnreadReport {

    private static final int MAX_CLUES = 2;

    private UnreadReport() {
    }

    private static String text(RecordedEvent equal) {
        return "equals #" + equal.sequence() + ", which was read";
    }

    /**
     * The events that one subscription has seen and the test has not read.
     *
     * @param description what the subscription selects
     * @param read the events that the test has read
     */
    public record Unread(String description, List<RecordedEvent> events, List<RecordedEvent> read) {

        /** {@code equals #2, which was read} */
        Optional<String> remark(RecordedEvent event) {
            return equal(event).map(UnreadReport::text);
        }

        private Optional<RecordedEvent> equal(RecordedEvent event) {
            return EqualEvent.before(event, read);
        }

        /** The first event that equals one which was read, if the lines that sent the two are known. */
        private Stream<String> clue() {
            return events.stream().flatMap(event -> equal(event).stream().flatMap(other -> {
                String lines = EqualEvent.lines(other, event);
                return lines.isEmpty() ? Stream.empty()
                        : Stream.of("#" + event.sequence() + " " + text(other) + lines + ".");
            })).limit(1);
        }
    }

    public static EventAssertionError failure(Journal journal, List<Unread> unread) {
        int count = unread.stream().mapToInt(group -> group.events().size()).sum();
        StringBuilder text = new StringBuilder(journal.test()).append(" has @FailOnUnread, but ended with ").append(count)
                .append(count == 1 ? " unread event:" : " unread events:");
        unread.stream().flatMap(Unread::clue).limit(MAX_CLUES).forEach(clue -> text.append('\n').append(clue));
        for (Unread group : unread) {
            text.append('\n').append(group.description()).append(":\n")
                    .append(new Timeline(group.events(), FailureStory.MAX_LINES, journal.settings().causes())
                            .text(group::remark));
        }
        // Equal events are rather sent twice than forgotten by the test.
        if (unread.stream().anyMatch(group -> group.events().stream().anyMatch(event -> group.equal(event).isEmpty()))) {
            text.append("\nRead them, subscribe to fewer events, or call ignoreRemaining() on the subscription.");
        }
        return new EventAssertionError(Reason.UNREAD, text.toString(), null);
    }
}
