package io.quarkiverse.handlertesting.runtime.internal.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a database, and which refer to which.
 *
 * @param tables with each table before those that refer to it, as far as they do not do so in a circle
 * @param referring the tables with a foreign key to this one
 * @param circular the tables that refer to themselves, directly or over others
 */
public record Schema(List<Table> tables, Map<Table, Set<Table>> referring, Set<Table> circular) {

    private static final String POSTGRES = "PostgreSQL";

    static Schema read(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        boolean isPostgres = POSTGRES.equals(database.getDatabaseProductName());
        Set<String> triggered = triggered(connection);
        List<Table> tables = new ArrayList<>();
        try (ResultSet found = database.getTables(connection.getCatalog(), null, "%", new String[] { "TABLE", "BASE TABLE" })) {
            while (found.next()) {
                String schema = found.getString("TABLE_SCHEM");
                String name = found.getString("TABLE_NAME");
                if (!isOfSystem(schema)) {
                    List<Column> columns = columns(connection, schema, name, isPostgres);
                    if (!columns.isEmpty()) {
                        tables.add(new Table(schema, name, columns, triggered.contains(name), isPostgres));
                    }
                }
            }
        }
        return of(tables, referring(connection, tables));
    }

    private static boolean isOfSystem(String schema) {
        String name = schema == null ? "" : schema.toLowerCase(Locale.ROOT);
        return name.equals("information_schema") || name.startsWith("pg_");
    }

    private static Set<String> triggered(Connection connection) throws SQLException {
        Set<String> tables = new HashSet<>();
        try (Statement query = connection.createStatement();
                ResultSet found = query.executeQuery("select event_object_table from information_schema.triggers")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    private static List<Column> columns(Connection connection, String schema, String table, boolean isPostgres)
            throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        List<Column> columns = new ArrayList<>();
        try (ResultSet found = database.getColumns(connection.getCatalog(), escaped(database, schema),
                escaped(database, table), "%")) {
            while (found.next()) {
                if (!"YES".equals(found.getString("IS_GENERATEDCOLUMN"))) {
                    columns.add(Column.of(found.getString("COLUMN_NAME"), found.getInt("DATA_TYPE"),
                            found.getString("TYPE_NAME"), isPostgres));
                }
            }
        }
        return columns;
    }

    /** A name, not a pattern. */
    private static String escaped(DatabaseMetaData database, String name) throws SQLException {
        String escape = database.getSearchStringEscape();
        return name == null ? null
                : name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    private static Map<Table, Set<Table>> referring(Connection connection, List<Table> tables) throws SQLException {
        Map<String, Table> byName = new HashMap<>();
        tables.forEach(table -> byName.put(table.toString(), table));
        Map<Table, Set<Table>> referring = new HashMap<>();
        for (Table table : tables) {
            try (ResultSet keys = connection.getMetaData().getImportedKeys(connection.getCatalog(), table.schema(),
                    table.name())) {
                while (keys.next()) {
                    String schema = keys.getString("PKTABLE_SCHEM");
                    Table parent = byName.get((schema == null ? "" : schema + ".") + keys.getString("PKTABLE_NAME"));
                    if (parent != null) {
                        referring.computeIfAbsent(parent, first -> new LinkedHashSet<>()).add(table);
                    }
                }
            }
        }
        return referring;
    }

    /** @param referring the tables with a foreign key to this one */
    public static Schema of(List<Table> tables, Map<Table, Set<Table>> referring) {
        Set<Table> circular = new HashSet<>();
        for (Table table : tables) {
            if (all(referring.getOrDefault(table, Set.of()), referring).contains(table)) {
                circular.add(table);
            }
        }
        Set<Table> ordered = new LinkedHashSet<>();
        Map<Table, Set<Table>> referred = new HashMap<>();
        referring.forEach((parent, children) -> children.forEach(
                child -> referred.computeIfAbsent(child, first -> new LinkedHashSet<>()).add(parent)));
        tables.forEach(table -> add(table, referred, new HashSet<>(), ordered));
        return new Schema(List.copyOf(ordered), referring, circular);
    }

    private static void add(Table table, Map<Table, Set<Table>> referred, Set<Table> open, Set<Table> ordered) {
        if (!ordered.contains(table) && open.add(table)) {
            referred.getOrDefault(table, Set.of()).forEach(parent -> add(parent, referred, open, ordered));
            ordered.add(table);
        }
    }

    /** These tables, and all that refer to them, directly or over others. */
    private static Set<Table> all(Collection<Table> tables, Map<Table, Set<Table>> referring) {
        Set<Table> all = new LinkedHashSet<>(tables);
        List<Table> open = new ArrayList<>(tables);
        while (!open.isEmpty()) {
            for (Table child : referring.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                if (all.add(child)) {
                    open.add(child);
                }
            }
        }
        return all;
    }

    /**
     * The tables to put back if these have been written to, in the order of this schema: those that refer to them too, and all
     * if one of them has a trigger or is unknown, such as a view.
     *
     * @param written names in lower case
     */
    public List<Table> affected(Set<String> written) {
        List<Table> named = tables.stream().filter(table -> written.contains(table.name().toLowerCase(Locale.ROOT))).toList();
        long known = named.stream().map(table -> table.name().toLowerCase(Locale.ROOT)).distinct().count();
        if (known < written.size()) {
            return tables;
        }
        Set<Table> affected = all(named, referring);
        return affected.stream().anyMatch(Table::hasTrigger) ? tables : tables.stream().filter(affected::contains).toList();
    }
}
