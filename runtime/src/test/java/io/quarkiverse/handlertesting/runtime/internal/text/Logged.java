package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects the log records of the extension, until it is closed. */
public final class Logged extends Handler {

    private final Logger logger = Logger.getLogger("io.quarkiverse.handlertesting");
    private final List<LogRecord> records = new ArrayList<>();

    public Logged() {
        logger.addHandler(this);
    }

    public List<LogRecord> records() {
        return records;
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
