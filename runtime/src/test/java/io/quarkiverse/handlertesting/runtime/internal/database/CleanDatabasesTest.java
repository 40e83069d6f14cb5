package io.quarkiverse.handlertesting.runtime.internal.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.taps.sql.WrittenTables;

/** Data sources are put back, or refused by name. */
class CleanDatabasesTest {

    private final JdbcConnectionPool shop = pool("shop");
    private final JdbcConnectionPool users = pool("users");
    private int evictions;

    @AfterEach
    void close() throws SQLException {
        for (JdbcConnectionPool pool : List.of(shop, users)) {
            execute(pool, "shutdown");
            pool.dispose();
        }
    }

    private JdbcConnectionPool pool(String name) {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + getClass().getSimpleName() + name + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    private static void execute(DataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from rows_of_tests")) {
            count.next();
            return count.getInt(1);
        }
    }

    private CleanDatabases databases(boolean isUsed, Map<String, DataSource> sources, String... hosts) {
        CleanDatabases databases = new CleanDatabases(isUsed, () -> databases(sources), List.of(hosts), Optional.empty(),
                Optional.of(() -> evictions++));
        databases.devServices(List.of("jdbc:postgresql://dev.example.com/shop"));
        return databases;
    }

    private static Map<String, Database> databases(Map<String, DataSource> sources) {
        return sources.entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey, source -> new JdbcDatabases.Jdbc(source.getValue())));
    }

    private static String refusal(CleanDatabases databases, String... names) {
        return assertThrows(IllegalStateException.class, () -> databases.clean(names)).getMessage();
    }

    /** A data source with another address or product. */
    private DataSource pretending(String method, String value) {
        return proxy(DataSource.class, shop, "getConnection",
                connection -> proxy(Connection.class, connection, "getMetaData",
                        data -> proxy(DatabaseMetaData.class, data, method, any -> value)));
    }

    private interface Change {

        Object of(Object result) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Object target, String changed, Change change) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
            try {
                Object result = method.invoke(target, arguments);
                return method.getName().equals(changed) ? change.of(result) : result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    @Test
    void allDataSourcesOrTheNamedOnesArePutBack() throws SQLException {
        for (DataSource pool : List.of(shop, users)) {
            execute(pool, "create table rows_of_tests (id int)");
        }
        CleanDatabases databases = databases(true, Map.of("<default>", shop, "users", users));
        databases.copy();
        for (DataSource pool : List.of(shop, users)) {
            execute(pool, "insert into rows_of_tests values (1)");
        }
        databases.copy();
        databases.clean("users");
        assertEquals(1, count(shop));
        assertEquals(0, count(users));
        databases.clean();
        assertEquals(0, count(shop));
        assertEquals(2, evictions);
    }

    @Test
    void aDataSourceThatIsLeftOutIsPutBackLater() throws SQLException {
        WrittenTables written = new WrittenTables();
        for (DataSource pool : List.of(shop, users)) {
            execute(pool, "create table rows_of_tests (id int)");
        }
        CleanDatabases databases = new CleanDatabases(true, () -> databases(Map.of("<default>", shop, "users", users)),
                List.of(), Optional.of(written), Optional.empty());
        databases.copy();
        execute(shop, "insert into rows_of_tests values (1)");
        databases.clean();
        assertEquals(1, count(shop), "no statement was recorded");
        written.executed("insert into rows_of_tests values (1)");
        databases.clean("users");
        databases.clean();
        assertEquals(0, count(shop));
    }

    @Test
    void aForeignHostIsRefused() {
        CleanDatabases databases = databases(true,
                Map.of("<default>", pretending("getURL", "jdbc:postgresql://db.example.com:5432/shop?password=secret")));
        databases.copy();
        assertEquals("@CleanDatabase does not empty the data source <default>: its host db.example.com is neither this machine"
                + " nor a Dev Service. If its rows may go, set"
                + " quarkus.handler-testing.clean-database.allowed-hosts=db.example.com", refusal(databases));
    }

    @Test
    void aHostThatIsAllowedOrADevServiceIsNot() throws SQLException {
        execute(shop, "create table rows_of_tests (id int)");
        for (String host : List.of("test.example.com", "dev.example.com")) {
            CleanDatabases databases = databases(true,
                    Map.of("<default>", pretending("getURL", "jdbc:postgresql://" + host + "/shop")), "test.example.com");
            databases.copy();
            execute(shop, "insert into rows_of_tests values (1)");
            databases.clean();
            assertEquals(0, count(shop));
        }
    }

    @Test
    void anotherDatabaseIsRefused() {
        CleanDatabases databases = databases(true, Map.of("users", pretending("getDatabaseProductName", "Oracle")));
        databases.copy();
        assertEquals("@CleanDatabase cleans H2 and PostgreSQL, and the data source users has Oracle.", refusal(databases));
    }

    @Test
    void aNameWithoutADataSourceIsRefused() {
        CleanDatabases databases = databases(true, Map.of("users", users, "<default>", shop));
        databases.copy();
        assertEquals("@CleanDatabase(\"orders\") names no data source. There are <default>, users.",
                refusal(databases, "orders"));
    }

    @Test
    void anAnnotationThatTheBuildHasNotSeenIsRefused() {
        CleanDatabases databases = databases(false, Map.of("users", users));
        databases.copy();
        assertEquals("@CleanDatabase was not seen by the build, so no rows were copied when the application had started. Write"
                + " it on a class of the application's tests, on one of its methods, or on a class that such a class extends.",
                refusal(databases));
    }

    @Test
    void aTableThatWasTooLargeIsRefused() throws SQLException {
        execute(shop, "create table rows_of_tests as select x as id from system_range(1, 10001)");
        CleanDatabases databases = databases(true, Map.of("<default>", shop));
        databases.copy();
        assertEquals("@CleanDatabase cannot put back the table PUBLIC.ROWS_OF_TESTS: it had more than 10000 rows when the"
                + " application had started, of the data source <default>.", refusal(databases));
    }

    @Test
    void aFailureOfTheDatabaseIsShown() throws SQLException {
        execute(shop, "create table rows_of_tests (id int)");
        execute(shop, "insert into rows_of_tests values (1)");
        CleanDatabases databases = databases(true, Map.of("<default>", shop));
        databases.copy();
        execute(shop, "drop table rows_of_tests");
        String message = refusal(databases);
        assertEquals("@CleanDatabase could not put back the data source <default>: Table \"ROWS_OF_TESTS\" not found",
                message.replaceFirst("(not found).*(?s:.*)", "$1"));
    }
}
