package io.quarkiverse.handlertesting.runtime.internal.database.reactive;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkiverse.handlertesting.runtime.internal.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** A database of PostgreSQL behind a reactive client. Its methods block. */
record PostgresDatabase(Pool pool, String url) implements Database {

    private static final int TIMEOUT_SECONDS = 30;

    /** What is done with one connection. */
    @FunctionalInterface
    interface Action<T> {

        T run(Session session) throws Exception;
    }

    /** A connection whose methods block. */
    record Session(SqlConnection connection) {

        List<Row> query(String sql, Object... parameters) throws Exception {
            // A statement without parameters may be one that cannot be prepared.
            return await(parameters.length == 0 ? connection.query(sql).execute()
                    : connection.preparedQuery(sql).execute(Tuple.wrap(parameters))).stream().toList();
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } catch (TimeoutException late) {
            throw new IllegalStateException("the database has not answered within " + TIMEOUT_SECONDS + " s", late);
        }
    }

    <T> T with(Action<T> action) throws Exception {
        SqlConnection connection = await(pool.getConnection());
        try {
            return action.run(new Session(connection));
        } finally {
            await(connection.close());
        }
    }

    @Override
    public String product() throws Exception {
        return with(session -> session.connection().databaseMetadata().productName());
    }

    @Override
    public Rows copy() throws Exception {
        PostgresRows rows = with(PostgresRows::read);
        return written -> with(session -> {
            rows.restore(session, written);
            return null;
        });
    }
}
