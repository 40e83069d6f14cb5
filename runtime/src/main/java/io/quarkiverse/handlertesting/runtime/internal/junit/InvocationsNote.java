package io.quarkiverse.handlertesting.runtime.internal.junit;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.runtime.internal.journal.FailureStory;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureNote;
import io.quarkiverse.handlertesting.runtime.internal.text.Lines;

/**
 * The last line of a failure of ours whose method runs several times: which invocation failed, and how the earlier ones ended.
 */
final class InvocationsNote extends EventAssertionError implements FailureNote {

    private static final long serialVersionUID = 1L;

    InvocationsNote(String line) {
        super(Reason.TEST_FAILED, line, null);
        setStackTrace(new StackTraceElement[0]);
    }

    @Override
    public String addTo(String message) {
        int left = FailureStory.MAX_LINES - 1;
        return Lines.atMost(left, left / 2, message) + "\n" + getMessage();
    }

    /** Short, for a stack trace: the message of the failure has the line already. */
    @Override
    public String toString() {
        return "InvocationsNote: see the last line of the message";
    }
}
