package io.quarkiverse.handlertesting.runtime.internal.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows that the tables of a database had at one time. Used by one thread at a time. */
public final class DatabaseCopy {

    /** How many rows of a table are copied. */
    public static final int MAX_ROWS = 10_000;

    private final Schema schema;
    /** Without those of tables that had too many. */
    private final Map<Table, List<Object[]>> rows = new HashMap<>();

    private DatabaseCopy(Schema schema) {
        this.schema = schema;
    }

    /** Copies the rows of all tables. */
    public static DatabaseCopy take(Connection connection) throws SQLException {
        DatabaseCopy copy = new DatabaseCopy(Schema.read(connection));
        for (Table table : copy.schema.tables()) {
            try (Statement query = connection.createStatement()) {
                query.setMaxRows(MAX_ROWS + 1);
                try (ResultSet result = query.executeQuery(table.select())) {
                    List<Object[]> rows = rows(table, result);
                    if (rows.size() <= MAX_ROWS) {
                        copy.rows.put(table, rows);
                    }
                }
            }
        }
        return copy;
    }

    private static List<Object[]> rows(Table table, ResultSet result) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        while (result.next()) {
            Object[] row = new Object[table.columns().size()];
            for (int at = 0; at < row.length; at++) {
                row[at] = table.columns().get(at).read(result, at + 1);
            }
            rows.add(row);
        }
        return rows;
    }

    /**
     * Puts tables back, in one transaction.
     *
     * @param connection commits automatically
     * @param written the names of the tables that were written to, in lower case; empty for all
     * @throws IllegalStateException if a table had too many rows to copy; no table is put back
     */
    public void restore(Connection connection, Optional<Set<String>> written) throws SQLException {
        List<Table> tables = written.map(schema::affected).orElse(schema.tables());
        if (tables.isEmpty()) {
            return;
        }
        refuseLarge(tables, rows.keySet());
        boolean isH2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
        boolean hasTrigger = tables.stream().anyMatch(Table::hasTrigger);
        boolean isUnchecked = isH2 && (hasTrigger || tables.stream().anyMatch(schema.circular()::contains));
        if (isUnchecked) {
            execute(connection, "set referential_integrity false");
        }
        connection.setAutoCommit(false);
        try {
            if (!isH2) {
                ignoreReferences(connection);
            }
            write(connection, tables);
            if (hasTrigger) {
                // H2 has called them, and PostgreSQL too if its user must not leave them out.
                write(connection, tables.stream().filter(table -> !table.hasTrigger()).toList());
            }
            connection.commit();
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
            if (isUnchecked) {
                execute(connection, "set referential_integrity true");
            }
        }
    }

    /**
     * Refuses tables whose rows were too many to copy.
     *
     * @throws IllegalStateException with the name of the first one
     */
    public static void refuseLarge(List<Table> tables, Set<Table> copied) {
        tables.stream().filter(table -> !copied.contains(table)).findFirst().ifPresent(large -> {
            throw new IllegalStateException("cannot put back the table " + large + ": it had more than " + MAX_ROWS
                    + " rows when the application had started");
        });
    }

    /** Without triggers and foreign keys, if the user may do so; else foreign keys that can be deferred are. */
    private static void ignoreReferences(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            execute(connection, "set local session_replication_role = replica");
        } catch (SQLException notAllowed) {
            connection.rollback(before);
            execute(connection, "set constraints all deferred");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void write(Connection connection, List<Table> tables) throws SQLException {
        delete(connection, tables);
        for (Table table : tables) {
            insert(connection, table);
        }
    }

    /** The tables that refer to others first. */
    private static void delete(Connection connection, List<Table> tables) throws SQLException {
        try (Statement batch = connection.createStatement()) {
            for (int at = tables.size() - 1; at >= 0; at--) {
                batch.addBatch(tables.get(at).delete());
            }
            batch.executeBatch();
        }
    }

    private void insert(Connection connection, Table table) throws SQLException {
        List<Object[]> all = rows.get(table);
        if (all.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
            for (Object[] row : all) {
                for (int at = 0; at < row.length; at++) {
                    table.columns().get(at).write(insert, at + 1, row[at]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
