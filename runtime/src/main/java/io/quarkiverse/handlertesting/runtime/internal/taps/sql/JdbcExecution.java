package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.ToLongFunction;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** One statement of JDBC, which may be executed many times, by one thread at a time. */
final class JdbcExecution {

    /** The text of a prepared statement; {@code null} for others. */
    private final String prepared;
    /** The text of the first statement of the batch. */
    private String batched;
    private int batchSize;
    /** {@code null} until the first one is bound. */
    private BoundValues bound;
    /** {@code null} if the last one was not recorded. */
    private ExecutedStatement last;

    private JdbcExecution(String prepared) {
        this.prepared = prepared;
    }

    /** A call of the driver. */
    @FunctionalInterface
    interface Call<T> {

        T call() throws SQLException;
    }

    /** Called when a connection has prepared a statement. */
    static void prepared(Object statement, String sql) {
        if (statement instanceof TappedWrapper wrapper) {
            wrapper.handlerTestingValue(new JdbcExecution(sql));
        }
    }

    static JdbcExecution of(Object statement) {
        if (!(statement instanceof TappedWrapper wrapper)) {
            return new JdbcExecution(null);
        }
        if (wrapper.handlerTestingValue() instanceof JdbcExecution known) {
            return known;
        }
        JdbcExecution first = new JdbcExecution(null);
        wrapper.handlerTestingValue(first);
        return first;
    }

    /** The values of the parameters, as far as they are recorded. */
    BoundValues bound() {
        if (bound == null) {
            SqlTap tap = prepared == null ? null : SqlTap.find();
            bound = tap == null ? new BoundValues(false, new int[0]) : tap.values(prepared);
        }
        return bound;
    }

    /** @param sql {@code null} for a prepared statement */
    void addToBatch(String sql) {
        if (batchSize++ == 0) {
            batched = sql;
        }
        SqlTap tap = sql == null ? null : SqlTap.find();
        if (tap != null) {
            tap.written().executed(sql);
        }
    }

    void clearBatch() {
        batchSize = 0;
    }

    /** Called for each row that the application has read. */
    void rowRead() {
        if (last != null) {
            last.rowRead();
        }
    }

    /** Called when the application has asked for the number of changed rows. */
    void updated(long count) {
        if (last != null && count >= 0) {
            last.updated(count);
        }
    }

    /** As {@link #execute}, for all statements of the batch. */
    <T> T executeBatch(Object wrapper, Call<T> call, ToLongFunction<T> updated) throws SQLException {
        int size = batchSize;
        String first = batched;
        clearBatch();
        return size == 0 ? call.call() : execute(wrapper, first, size, call, updated, false);
    }

    /** @param sql {@code null} for a prepared statement */
    <T> T query(Object wrapper, String sql, Call<T> call) throws SQLException {
        return execute(wrapper, sql, 1, call, result -> ExecutedStatement.UNKNOWN, true);
    }

    <T> T update(Object wrapper, String sql, Call<T> call, ToLongFunction<T> updated) throws SQLException {
        return execute(wrapper, sql, 1, call, updated, false);
    }

    private <T> T execute(Object wrapper, String sql, int size, Call<T> call, ToLongFunction<T> updated, boolean query)
            throws SQLException {
        last = null;
        String text = sql == null ? prepared : sql;
        SqlTap tap = text == null ? null : SqlTap.find();
        if (tap == null) {
            return call.call();
        }
        tap.written().executed(text);
        RunningCause cause = tap.cause();
        if (cause == null) {
            return call.call();
        }
        long begun = System.nanoTime();
        T result;
        try {
            result = call.call();
        } catch (Throwable thrown) {
            record(tap, cause, wrapper, text, size, begun, thrown, ExecutedStatement.UNKNOWN, false);
            throw thrown;
        }
        record(tap, cause, wrapper, text, size, begun, null, updated.applyAsLong(result), query || Boolean.TRUE.equals(result));
        return result;
    }

    private void record(SqlTap tap, RunningCause cause, Object wrapper, String text, int size, long begun, Throwable failure,
            long updated, boolean query) {
        try {
            String line = SqlTap.line(cause, text);
            String dataSource = dataSource(tap, wrapper);
            long rows = query ? 0 : ExecutedStatement.UNKNOWN;
            BoundValues values = bound == null ? BoundValues.NONE : bound.copy();
            cause.sink().append(Origin.SQL, text, now -> {
                last = new ExecutedStatement(text, dataSource, size, now - begun, failure, line, values, updated, rows);
                return last;
            }, failure);
        } catch (Throwable thrown) {
            cause.sink().fault(Origin.SQL, thrown);
        }
    }

    private static String dataSource(SqlTap tap, Object wrapper) throws SQLException {
        Connection connection = wrapper instanceof Statement statement ? statement.getConnection() : null;
        return connection instanceof TappedWrapper tapped ? tap.name(tapped.handlerTestingValue()) : null;
    }
}
