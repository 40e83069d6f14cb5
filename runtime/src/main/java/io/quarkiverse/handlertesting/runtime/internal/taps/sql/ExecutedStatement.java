package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import io.quarkiverse.handlertesting.events.SqlStatement;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlPage;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlText;

/** A statement that was executed. The number of its rows increases while the application reads them. */
final class ExecutedStatement implements SqlStatement {

    /** A number of rows that is unknown. */
    static final long UNKNOWN = -1;

    private final String text;
    private final String dataSource;
    private final int batchSize;
    private final long nanos;
    private final Throwable failure;
    private final String line;
    private final BoundValues bound;
    private volatile long updated;
    private volatile long rows;

    /**
     * @param dataSource {@code null} if it is unknown or the only one
     * @param nanos how long the database took
     * @param failure {@code null} for none
     * @param line {@code null} if it is unknown
     * @param bound the values of its parameters, as far as they are recorded
     * @param updated {@link #UNKNOWN} for a query
     * @param rows 0 for a query whose rows are yet to be read; {@link #UNKNOWN} for others
     */
    ExecutedStatement(String text, String dataSource, int batchSize, long nanos, Throwable failure, String line,
            BoundValues bound, long updated, long rows) {
        this.text = text;
        this.dataSource = dataSource;
        this.batchSize = batchSize;
        this.nanos = nanos;
        this.failure = failure;
        this.line = line;
        this.bound = bound;
        this.updated = updated;
        this.rows = rows;
    }

    /** Called by the thread that reads the rows, for each. */
    @SuppressWarnings("java:S3078") // One thread at a time reads a result.
    void rowRead() {
        if (rows != UNKNOWN) {
            rows = rows + 1;
        }
    }

    /** Called when the application has asked how many rows were changed. */
    void updated(long count) {
        updated = count;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String normalized() {
        return SqlText.normalized(text);
    }

    @Override
    public Optional<String> dataSource() {
        return Optional.ofNullable(dataSource);
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public Duration duration() {
        return Duration.ofNanos(nanos);
    }

    @Override
    public OptionalLong updated() {
        return optional(updated);
    }

    @Override
    public OptionalLong rows() {
        return optional(rows);
    }

    @Override
    public OptionalLong offset() {
        return SqlPage.of(text).offset(bound::value);
    }

    @Override
    public OptionalLong limit() {
        return SqlPage.of(text).limit(bound::value);
    }

    private static OptionalLong optional(long count) {
        return count == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(count);
    }

    @Override
    public Optional<String> line() {
        return Optional.ofNullable(line);
    }

    /** One line: {@code users: select … from orders where id=? -> 3 rows in 2 ms, at OrderResource.java:40} */
    @Override
    public String toString() {
        return (dataSource == null ? "" : dataSource + ": ") + SqlPage.of(text).shown(bound::value)
                + (batchSize == 1 ? "" : " (batch of " + batchSize + ")") + " -> " + result() + " in "
                + Durations.text(nanos) + (line == null ? "" : ", at " + line) + bound.text(text, batchSize);
    }

    private String result() {
        if (failure != null) {
            return "failed: " + FailureText.of(failure);
        }
        long read = rows;
        if (read != UNKNOWN) {
            return read == 1 ? "1 row" : read + " rows";
        }
        return updated == UNKNOWN ? "done" : updated + " updated";
    }
}
