package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * What the wrappers of Agroal call in place of the methods of the driver, with the same names; their classes are changed for
 * the tests. The last argument of each is the wrapper. All connections of the data sources of Quarkus have these wrappers, with
 * and without Hibernate.
 */
public final class JdbcCalls {

    private static final long NONE = ExecutedStatement.UNKNOWN;

    private JdbcCalls() {
    }

    /** Called with each statement that a connection has prepared. */
    public static void prepared(Object statement, Object connection, Object sql) {
        JdbcExecution.prepared(statement, (String) sql);
    }

    /** Called with each connection that a data source hands out. */
    public static void connected(Object connection, Object dataSource, Object none) {
        if (connection instanceof TappedWrapper wrapper) {
            wrapper.handlerTestingValue(dataSource);
        }
    }

    /** Called with each data source that Quarkus has created. */
    public static void created(Object dataSource, Object creator, Object name) {
        SqlTap tap = SqlTap.find();
        if (tap != null) {
            tap.named(dataSource, (String) name);
        }
    }

    /** Called with each whole number that a parameter of a prepared statement was set to. */
    public static void bound(Object statement, int number, long value) {
        JdbcExecution.of(statement).bound().bind(number, value);
    }

    public static void bound(Object statement, int number, double value) {
        JdbcExecution.of(statement).bound().bind(number, value);
    }

    public static void bound(Object statement, int number, boolean value) {
        JdbcExecution.of(statement).bound().bind(number, value);
    }

    /** Called with each other value. */
    public static void bound(Object statement, int number, Object value) {
        JdbcExecution.of(statement).bound().bind(number, value);
    }

    /** Called when a prepared statement has forgotten the values of its parameters. */
    public static void cleared(Object statement) {
        JdbcExecution.of(statement).bound().clear();
    }

    public static boolean next(ResultSet rows, Object statement) throws SQLException {
        boolean read = rows.next();
        if (read) {
            JdbcExecution.of(statement).rowRead();
        }
        return read;
    }

    public static int getUpdateCount(Statement driver, Object wrapper) throws SQLException {
        int count = driver.getUpdateCount();
        JdbcExecution.of(wrapper).updated(count);
        return count;
    }

    public static long getLargeUpdateCount(Statement driver, Object wrapper) throws SQLException {
        long count = driver.getLargeUpdateCount();
        JdbcExecution.of(wrapper).updated(count);
        return count;
    }

    public static void addBatch(Statement driver, String sql, Object wrapper) throws SQLException {
        driver.addBatch(sql);
        JdbcExecution.of(wrapper).addToBatch(sql);
    }

    public static void clearBatch(Statement driver, Object wrapper) throws SQLException {
        driver.clearBatch();
        JdbcExecution.of(wrapper).clearBatch();
    }

    public static int[] executeBatch(Statement driver, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).executeBatch(wrapper, driver::executeBatch,
                counts -> sum(Arrays.stream(counts).asLongStream().toArray()));
    }

    public static long[] executeLargeBatch(Statement driver, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).executeBatch(wrapper, driver::executeLargeBatch, JdbcCalls::sum);
    }

    /** Of all changed rows; unknown as soon as one number is. */
    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            if (count < 0) {
                return NONE;
            }
            sum += count;
        }
        return sum;
    }

    public static ResultSet executeQuery(Statement driver, String sql, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).query(wrapper, sql, () -> driver.executeQuery(sql));
    }

    public static boolean execute(Statement driver, String sql, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.execute(sql), done -> NONE);
    }

    public static boolean execute(Statement driver, String sql, int keys, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.execute(sql, keys), done -> NONE);
    }

    public static boolean execute(Statement driver, String sql, int[] columns, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.execute(sql, columns), done -> NONE);
    }

    public static boolean execute(Statement driver, String sql, String[] columns, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.execute(sql, columns), done -> NONE);
    }

    public static int executeUpdate(Statement driver, String sql, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.executeUpdate(sql), Integer::longValue);
    }

    public static int executeUpdate(Statement driver, String sql, int keys, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.executeUpdate(sql, keys), Integer::longValue);
    }

    public static int executeUpdate(Statement driver, String sql, int[] columns, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.executeUpdate(sql, columns), Integer::longValue);
    }

    public static int executeUpdate(Statement driver, String sql, String[] columns, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.executeUpdate(sql, columns), Integer::longValue);
    }

    public static long executeLargeUpdate(Statement driver, String sql, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.executeLargeUpdate(sql), Long::longValue);
    }

    public static long executeLargeUpdate(Statement driver, String sql, int keys, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.executeLargeUpdate(sql, keys), Long::longValue);
    }

    public static long executeLargeUpdate(Statement driver, String sql, int[] columns, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.executeLargeUpdate(sql, columns), Long::longValue);
    }

    public static long executeLargeUpdate(Statement driver, String sql, String[] columns, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, sql, () -> driver.executeLargeUpdate(sql, columns), Long::longValue);
    }

    public static ResultSet executeQuery(PreparedStatement driver, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).query(wrapper, null, driver::executeQuery);
    }

    public static boolean execute(PreparedStatement driver, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, null, driver::execute, done -> NONE);
    }

    public static int executeUpdate(PreparedStatement driver, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, null, driver::executeUpdate, Integer::longValue);
    }

    public static long executeLargeUpdate(PreparedStatement driver, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, null, driver::executeLargeUpdate, Long::longValue);
    }

    public static void addBatch(PreparedStatement driver, Object wrapper) throws SQLException {
        driver.addBatch();
        JdbcExecution.of(wrapper).addToBatch(null);
    }

    public static ResultSet executeQuery(CallableStatement driver, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).query(wrapper, null, driver::executeQuery);
    }

    public static boolean execute(CallableStatement driver, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, null, driver::execute, done -> NONE);
    }

    public static int executeUpdate(CallableStatement driver, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, null, driver::executeUpdate, Integer::longValue);
    }

    public static long executeLargeUpdate(CallableStatement driver, Object wrapper) throws SQLException {
        return JdbcExecution.of(wrapper).update(wrapper, null, driver::executeLargeUpdate, Long::longValue);
    }

    public static void addBatch(CallableStatement driver, Object wrapper) throws SQLException {
        driver.addBatch();
        JdbcExecution.of(wrapper).addToBatch(null);
    }
}
