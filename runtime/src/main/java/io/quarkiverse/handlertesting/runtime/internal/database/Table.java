package io.quarkiverse.handlertesting.runtime.internal.database;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table, as the database describes it.
 *
 * @param schema {@code null} if the database has none
 * @param columns those that are written, which leaves out the ones that the database computes
 * @param hasTrigger whether writing it may write to others
 * @param isPostgres whether others may inherit it: then they have their own rows
 */
public record Table(String schema, String name, List<Column> columns, boolean hasTrigger, boolean isPostgres) {

    /** A table of PostgreSQL whose values are copied as the database writes them. */
    public static Table of(String schema, String name, List<String> columns, boolean hasTrigger) {
        return new Table(schema, name, columns.stream().map(Column::of).toList(), hasTrigger, true);
    }

    /** For SQL: {@code "PUBLIC"."ORDERS"}. */
    public String quoted() {
        return (schema == null ? "" : quoted(schema) + ".") + quoted(name);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    String select() {
        return "select " + names() + " from " + only();
    }

    public String delete() {
        return "delete from " + only();
    }

    /** For the rows of this table alone. */
    public String only() {
        return (isPostgres ? "only " : "") + quoted();
    }

    /** Identities keep the values that they had. */
    String insert() {
        return "insert into " + quoted() + " (" + names() + ") overriding system value values ("
                + "?, ".repeat(columns.size() - 1) + "?)";
    }

    /** Those of the columns, for SQL. */
    public String names() {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
    }

    /** As a message shows it. */
    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
