package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlText;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;

/**
 * A statement that a reactive SQL client executes. The tracer of Vert.x reports it: unlike metrics, it gets the result and the
 * failure. A pool reports a statement once, when it has a connection for it.
 */
public final class ReactiveStatement {

    private static final String STATEMENT = "db.statement";
    private static final String TYPE = "db.type";
    private static final String SQL = "sql";

    private final RunningCause cause;
    private final String text;
    private final String line;
    private final BoundValues bound;
    private final long begun = System.nanoTime();

    private ReactiveStatement(RunningCause cause, String text, BoundValues bound) {
        this.cause = cause;
        this.text = text;
        this.bound = bound;
        this.line = SqlTap.line(cause, text);
    }

    /**
     * Called before a client sends a request.
     *
     * @return {@code null} if this is no statement of SQL, or no test records it
     */
    public static <R> ReactiveStatement begin(RunningCause cause, R request, TagExtractor<R> tags) {
        SqlTap tap = SQL.equals(tag(request, tags, TYPE)) ? SqlTap.find() : null;
        String text = tap == null ? null : tag(request, tags, STATEMENT);
        if (text == null) {
            return null;
        }
        tap.written().executed(text);
        return cause == null || cause.testRun().hasEnded() ? null
                : new ReactiveStatement(cause, text, bound(request, tap, text));
    }

    /** Of a batch, the last values. */
    private static BoundValues bound(Object request, SqlTap tap, String text) {
        if (!(request instanceof TupledRequest tupled) || tupled.tuples() == null || tupled.tuples().isEmpty()) {
            return BoundValues.NONE;
        }
        BoundValues values = tap.values(text);
        if (tupled.tuples().get(tupled.tuples().size() - 1) instanceof Tuple tuple) {
            for (int at = 0; at < tuple.size(); at++) {
                values.bind(at + 1, tuple.getValue(at));
            }
        }
        return values;
    }

    private static <R> String tag(R request, TagExtractor<R> tags, String name) {
        int count = tags.len(request);
        for (int index = 0; index < count; index++) {
            if (name.equals(tags.name(request, index))) {
                return tags.value(request, index);
            }
        }
        return null;
    }

    /**
     * Called with the answer of the database.
     *
     * @param result {@code null} if the statement has failed
     */
    public void end(Object result, Throwable failure) {
        try {
            boolean query = result instanceof SqlResult<?> answer && answer.columnDescriptors() != null
                    && !answer.columnDescriptors().isEmpty();
            int batch = batch(result);
            long rows = query ? ((SqlResult<?>) result).size() : ExecutedStatement.UNKNOWN;
            // For other statements, the client of PostgreSQL reads a number out of the answer "CREATE TABLE".
            long updated = query || result == null || !SqlText.isUpdate(text) ? ExecutedStatement.UNKNOWN : updated(result);
            cause.sink().append(Origin.SQL, text,
                    now -> new ExecutedStatement(text, null, batch, now - begun, failure, line, bound, updated, rows),
                    failure);
        } catch (Throwable thrown) {
            cause.sink().fault(Origin.SQL, thrown);
        }
    }

    /** A batch has a result for each set of parameters, which are a list. */
    private static int batch(Object result) {
        int count = 1;
        for (SqlResult<?> next = next(result); next != null; next = next.next()) {
            count++;
        }
        return count;
    }

    private static SqlResult<?> next(Object result) {
        return result instanceof SqlResult<?> first ? first.next() : null;
    }

    private static long updated(Object result) {
        long sum = 0;
        for (SqlResult<?> at = (SqlResult<?>) result; at != null; at = at.next()) {
            sum += at.rowCount();
        }
        return sum;
    }
}
