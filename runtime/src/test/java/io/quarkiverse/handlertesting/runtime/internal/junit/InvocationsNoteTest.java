package io.quarkiverse.handlertesting.runtime.internal.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;

class InvocationsNoteTest {

    private static EventAssertionError noted(String message) {
        EventAssertionError error = new EventAssertionError(Reason.TIMED_OUT, message, null);
        error.addSuppressed(new InvocationsNote("PullTest.retry (2nd invocation) failed. The earlier one passed."));
        return error;
    }

    private static String withNote(String message) {
        return noted(message).getMessage();
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

    @Test
    void isNotRepeatedInTheStackTrace() {
        StringWriter trace = new StringWriter();
        noted("Expected DownloadCompleted.").printStackTrace(new PrintWriter(trace));
        assertEquals(1, trace.toString().split("The earlier one passed", -1).length - 1);
        assertTrue(trace.toString().contains("\tSuppressed: InvocationsNote: see the last line of the message"));
    }
}
