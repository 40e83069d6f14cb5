package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;

/** The failure of a test that must not leave events unread. */
public final class UnreadReport {

    private UnreadReport() {
    }

    public static EventAssertionError failure(Journal journal, List<Unread> unread) {
        int count = unread.stream().mapToInt(group -> group.events().size()).sum();
        StringBuilder text = new StringBuilder(journal.test()).append(" ended with ").append(count)
                .append(count == 1 ? " event" : " events").append(" unread, and has @FailOnUnread:");
        for (Unread group : unread) {
            text.append('\n').append(group.description()).append(":\n")
                    .append(new Timeline(group.events(), journal.settings().maxShown(), journal.settings().causes()).text());
        }
        text.append("\nRead them, subscribe to less, or call ignoreRemaining() on the subscription.");
        return new EventAssertionError(Reason.UNREAD, text.toString(), null);
    }
}
