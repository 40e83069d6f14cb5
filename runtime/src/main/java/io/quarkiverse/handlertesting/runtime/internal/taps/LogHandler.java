package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.logging.Level;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;

/** Passes log records to the {@link LogTap} of the application that runs. It must not be behind an asynchronous handler. */
final class LogHandler extends ExtHandler {

    LogHandler() {
        setLevel(Level.INFO);
    }

    @Override
    protected void doPublish(ExtLogRecord record) {
        try {
            Beans.find(LogTap.class).ifPresent(tap -> tap.published(record));
        } catch (Throwable thrown) {
            // An application that starts or stops may have no beans. Its code must not get our exception.
        }
    }
}
