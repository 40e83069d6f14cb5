package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger.Level;
import org.jboss.logmanager.ExtLogRecord;

import io.quarkiverse.handlertesting.events.LoggedRecord;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** Records each log record from level INFO with the cause of the thread that publishes it. */
@Singleton
public class LogTap {

    private static final String OURS = "io.quarkiverse.handlertesting";
    private static final int MAX_MESSAGE = 4_000;

    private final ApplicationTestRuns runs;
    /** Set on a thread that records: a predicate of a test, which runs on this thread, may log too. */
    private final ThreadLocal<Boolean> recording = new ThreadLocal<>();

    public LogTap(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    /** Called on the thread that logs, which may hold any locks. */
    void published(ExtLogRecord published) {
        String logger = published.getLoggerName() == null ? "" : published.getLoggerName();
        if (!runs.isAnyRunning() || recording.get() != null || isOurs(logger)) {
            return;
        }
        recording.set(true);
        try {
            RunningCause cause = BlockedThread.isReport(logger) ? BlockedThread.cause(runs, published)
                    : runs.currentCause().current();
            if (cause != null && !cause.testRun().hasEnded()) {
                LoggedRecord logged = new LoggedRecord(level(published.getLevel().intValue()), logger, message(published),
                        published.getThrown());
                cause.sink().append(Origin.LOG, logger, now -> logged, logged.thrown());
            }
        } finally {
            recording.remove();
        }
    }

    private static boolean isOurs(String logger) {
        return logger.startsWith(OURS) && (logger.length() == OURS.length() || logger.startsWith(OURS + ".runtime."));
    }

    private static Level level(int value) {
        return value >= 1100 ? Level.FATAL
                : value >= 1000 ? Level.ERROR : value >= 900 ? Level.WARN : value >= 800 ? Level.INFO : Level.DEBUG;
    }

    /** The parameters are put in now: later, they may have changed. Handlers share the text. */
    private static String message(ExtLogRecord published) {
        try {
            String message = published.getFormattedMessage();
            return message == null ? "" : message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message;
        } catch (Throwable thrown) {
            return "(its message threw " + TypeText.name(thrown.getClass()) + ")";
        }
    }
}
