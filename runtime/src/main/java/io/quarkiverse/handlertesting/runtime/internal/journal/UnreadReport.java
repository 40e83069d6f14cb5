package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.EqualEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Timeline;

/** The failure of a test that must not leave events unread. */
public final class UnreadReport {

    private UnreadReport() {
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
            return EqualEvent.before(event, read).map(other -> "equals #" + other.sequence() + ", which was read");
        }
    }

    public static EventAssertionError failure(Journal journal, List<Unread> unread) {
        int count = unread.stream().mapToInt(group -> group.events().size()).sum();
        StringBuilder text = new StringBuilder(journal.test()).append(" has @FailOnUnread, but ended with ").append(count)
                .append(count == 1 ? " unread event:" : " unread events:");
        for (Unread group : unread) {
            text.append('\n').append(group.description()).append(":\n")
                    .append(new Timeline(group.events(), FailureStory.MAX_LINES, journal.settings().causes())
                            .text(group::remark));
        }
        text.append("\nRead them, subscribe to fewer events, or call ignoreRemaining() on the subscription.");
        return new EventAssertionError(Reason.UNREAD, text.toString(), null);
    }
}
