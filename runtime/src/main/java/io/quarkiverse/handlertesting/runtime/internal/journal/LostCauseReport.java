package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Timeline;

/** Events that have lost their cause, in words. */
public final class LostCauseReport {

    private static final String REMEDY = "\nStart the work in a way that keeps the cause: the page \"Cause\" of the docs lists"
            + " such ways, and says how to find where a cause is lost.";

    private LostCauseReport() {
    }

    /**
     * Fails a test that must not see such events.
     *
     * @throws EventAssertionError also if the journal is full, since later events may be missing
     */
    public static void refuse(Journal journal) {
        List<RecordedEvent> lost = journal.lost(0);
        if (!lost.isEmpty()) {
            throw new EventAssertionError(Reason.UNATTRIBUTED, journal.test() + " has @FailOnUnattributed, but saw "
                    + events(lost) + " of work that has lost its cause:\n" + lines(journal, lost), null);
        }
        journal.complete();
    }

    /**
     * The warning of a wait that may have returned while work was running.
     *
     * @param since when the test began to see these events: {@code its last request}
     */
    public static String warning(Journal journal, String since, List<RecordedEvent> lost) {
        return "awaitIdle() does not wait for work that has lost its cause. Since " + since + ", " + journal.test() + " saw "
                + events(lost) + " of such work:\n" + lines(journal, lost);
    }

    private static String events(List<RecordedEvent> lost) {
        return lost.size() == 1 ? "1 event" : lost.size() + " events";
    }

    private static String lines(Journal journal, List<RecordedEvent> lost) {
        // The sentence and the remedy are a line each.
        return journal.settings().secrets().mask(new Timeline(lost, FailureStory.MAX_LINES - 2, true).text()) + REMEDY;
    }
}
