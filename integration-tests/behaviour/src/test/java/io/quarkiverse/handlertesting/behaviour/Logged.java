package io.quarkiverse.handlertesting.behaviour;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** All that is logged, until it is closed. */
public final class Logged extends Handler {

    private final Logger root = Logger.getLogger("");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    public Logged() {
        root.addHandler(this);
    }

    /** As they are before their parameters are put in. */
    public List<String> messages() {
        return records.stream().map(record -> String.valueOf(record.getMessage())).toList();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {
        // There is nothing to flush.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
