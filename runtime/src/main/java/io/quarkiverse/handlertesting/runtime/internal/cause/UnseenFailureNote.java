package io.quarkiverse.handlertesting.runtime.internal.cause;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.runtime.internal.journal.FailureStory;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureNote;
import io.quarkiverse.handlertesting.runtime.internal.text.Lines;

/** Says of a failure of ours which exceptions of the test's work reached nobody. They are mostly the reason. */
final class UnseenFailureNote extends EventAssertionError implements FailureNote {

    private static final long serialVersionUID = 1L;

    private final boolean one;

    /** @param one whether there is one exception only */
    UnseenFailureNote(String message, Throwable cause, boolean one) {
        super(Reason.UNSEEN_FAILURE, message, cause);
        this.one = one;
    }

    @Override
    public String addTo(String message) {
        String own = getMessage() + (one ? " It is" : " They are") + " probably the reason for this failure:\n";
        int left = FailureStory.MAX_LINES - (int) own.lines().count();
        // The first lines have the clues, the last ones the events that came last.
        return own + Lines.atMost(left, left / 2, message);
    }

    /** Short, for a stack trace: the message of the failure has the rest already. */
    @Override
    public String toString() {
        return "UnseenFailureNote: see the first lines of the message";
    }
}
