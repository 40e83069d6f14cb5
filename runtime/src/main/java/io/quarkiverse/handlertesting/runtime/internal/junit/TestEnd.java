package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.List;

import io.quarkiverse.handlertesting.events.FailOnUnread;
import io.quarkiverse.handlertesting.runtime.internal.events.TestJournals;
import io.quarkiverse.handlertesting.runtime.internal.journal.FaultReport;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.TapFaults.TapFault;
import io.quarkiverse.handlertesting.runtime.internal.journal.Unread;
import io.quarkiverse.handlertesting.runtime.internal.journal.UnreadReport;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/**
 * Ends the journal of a {@code @QuarkusTest} method, after its {@code @AfterEach} methods have run, and fails it if it left
 * something behind that it must not. A test that has failed keeps its own failure.
 */
public class TestEnd implements QuarkusTestAfterEachCallback {

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        Beans.find(TestJournals.class).ifPresent(journals -> {
            Journal journal = journals.current();
            if (journal != null) {
                journals.end();
                if (!context.getTestStatus().isTestFailed()) {
                    check(journal, TestClass.of(context));
                }
            }
        });
    }

    private static void check(Journal journal, TestClass test) {
        List<TapFault> faults = journal.faults().all();
        if (!faults.isEmpty()) {
            AssertionError error = new AssertionError(FaultReport.text(faults));
            faults.forEach(fault -> error.addSuppressed(fault.cause()));
            throw error;
        }
        List<Unread> unread = journal.unread();
        if (!unread.isEmpty() && test.isAnnotated(FailOnUnread.class)) {
            throw UnreadReport.failure(journal, unread);
        }
    }
}
