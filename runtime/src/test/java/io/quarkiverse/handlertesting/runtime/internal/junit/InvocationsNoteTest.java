package io.quarkiverse.handlertesting.runtime.internal.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;

class InvocationsNoteTest {

    private static String withNote(String message) {
        EventAssertionError error = new EventAssertionError(Reason.TIMED_OUT, message, null);
        error.addSuppressed(new InvocationsNote("PullTest.retry (2nd invocation) failed. The earlier one passed."));
        return error.getMessage();
    }

    @Test
    void isTheLastLineOfTheMessage() {
        assertEquals("""
                Expected DownloadCompleted.
                PullTest.retry (2nd invocation) failed. The earlier one passed.""", withNote("Expected DownloadCompleted."));
    }

    @Test
    void leavesTheMessageAtFortyLines() {
        String message = withNote("a line\n".repeat(40));
        assertEquals(40, message.lines().count());
        assertEquals("  … 2 lines are not shown", message.lines().skip(19).findFirst().orElseThrow());
    }
}
