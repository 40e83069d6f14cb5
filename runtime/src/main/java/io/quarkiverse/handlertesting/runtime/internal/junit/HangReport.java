package io.quarkiverse.handlertesting.runtime.internal.junit;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.IdleReport;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/** Reports the work of the current test that is running, and the stacks of the threads that run it. */
public class HangReport implements PreInterruptCallback {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    /** Throws the report: JUnit adds it to the failure of the test. Also logs it: a test may ignore the interrupt for ever. */
    @Override
    public void beforeThreadInterrupt(PreInterruptContext interrupt, ExtensionContext context) {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        TestRun run = runs == null ? null : runs.current();
        if (run != null) {
            String report = IdleReport.hanging(run, ApplicationStacks.text(interrupt.getThreadToInterrupt(),
                    Thread.getAllStackTraces(), type -> isApplication(type, runs.classLoader())));
            LOG.warn(report);
            EventAssertionError hanging = new EventAssertionError(Reason.TIMED_OUT, report, null);
            hanging.setStackTrace(new StackTraceElement[0]);
            throw hanging;
        }
    }

    private static boolean isApplication(String type, ClassLoader application) {
        try {
            return ApplicationFrames.isApplication(type) && application.loadClass(type).getClassLoader() == application;
        } catch (ClassNotFoundException | LinkageError notOfTheApplication) {
            return false;
        }
    }
}
