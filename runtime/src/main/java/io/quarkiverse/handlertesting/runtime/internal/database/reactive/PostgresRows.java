package io.quarkiverse.handlertesting.runtime.internal.database.reactive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.database.DatabaseCopy;
import io.quarkiverse.handlertesting.runtime.internal.database.Schema;
import io.quarkiverse.handlertesting.runtime.internal.database.Table;
import io.quarkiverse.handlertesting.runtime.internal.database.reactive.PostgresDatabase.Session;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Row;

/** The rows of all tables of PostgreSQL, each as the text that the database makes of it and reads again. */
final class PostgresRows {

    private static final String TABLES = "select n.nspname, c.relname, array(select a.attname::text from pg_attribute a"
            + " where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum),"
            + " exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)"
            + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'";
    private static final String KEYS = "select parent.relname, parent.relnamespace::regnamespace::text, child.relname,"
            + " child.relnamespace::regnamespace::text from pg_constraint k join pg_class parent on parent.oid = k.confrelid"
            + " join pg_class child on child.oid = k.conrelid where k.contype = 'f'";

    private final Schema schema;
    /** Without those of tables that had too many. */
    private final Map<Table, String[]> rows = new HashMap<>();

    private PostgresRows(Schema schema) {
        this.schema = schema;
    }

    static PostgresRows read(Session session) throws Exception {
        List<Table> tables = new ArrayList<>();
        for (Row row : session.query(TABLES)) {
            List<String> columns = List.of(row.getArrayOfStrings(2));
            if (!columns.isEmpty()) {
                tables.add(Table.of(row.getString(0), row.getString(1), columns, row.getBoolean(3)));
            }
        }
        PostgresRows copy = new PostgresRows(Schema.of(tables, referring(session, tables)));
        for (Table table : tables) {
            String[] rows = session.query("select (r.*)::text from " + table.only() + " r limit " + (DatabaseCopy.MAX_ROWS + 1))
                    .stream().map(row -> row.getString(0)).toArray(String[]::new);
            if (rows.length <= DatabaseCopy.MAX_ROWS) {
                copy.rows.put(table, rows);
            }
        }
        return copy;
    }

    private static Map<Table, Set<Table>> referring(Session session, List<Table> tables) throws Exception {
        Map<Table, Set<Table>> referring = new HashMap<>();
        for (Row key : session.query(KEYS)) {
            Optional<Table> parent = table(tables, key.getString(1), key.getString(0));
            Optional<Table> child = table(tables, key.getString(3), key.getString(2));
            if (parent.isPresent() && child.isPresent()) {
                referring.computeIfAbsent(parent.get(), first -> new LinkedHashSet<>()).add(child.get());
            }
        }
        return referring;
    }

    /** @param schema as SQL has it, which may be quoted */
    private static Optional<Table> table(List<Table> tables, String schema, String name) {
        return tables.stream().filter(table -> table.name().equals(name)
                && Stream.of(table.schema(), '"' + table.schema() + '"').anyMatch(schema::equals)).findFirst();
    }

    /** As {@link DatabaseCopy#restore}. */
    void restore(Session session, Optional<Set<String>> written) throws Exception {
        List<Table> tables = written.map(schema::affected).orElse(schema.tables());
        if (tables.isEmpty()) {
            return;
        }
        DatabaseCopy.refuseLarge(tables, rows.keySet());
        session.query("begin");
        try {
            ignoreReferences(session);
            write(session, tables);
            if (tables.stream().anyMatch(Table::hasTrigger)) {
                // They were called if the user must not leave them out.
                write(session, tables.stream().filter(table -> !table.hasTrigger()).toList());
            }
            session.query("commit");
        } catch (Exception failure) {
            session.query("rollback");
            throw failure;
        }
    }

    private void write(Session session, List<Table> tables) throws Exception {
        for (int at = tables.size() - 1; at >= 0; at--) {
            session.query(tables.get(at).delete());
        }
        for (Table table : tables) {
            if (rows.get(table).length > 0) {
                session.query(insert(table), (Object) rows.get(table));
            }
        }
    }

    /** Without triggers and foreign keys, if the user may do so; else foreign keys that can be deferred are. */
    private static void ignoreReferences(Session session) throws Exception {
        session.query("savepoint references_checked");
        try {
            session.query("set local session_replication_role = replica");
        } catch (DatabaseException notAllowed) {
            session.query("rollback to savepoint references_checked");
            session.query("set constraints all deferred");
        }
    }

    private static String insert(Table table) {
        return "insert into " + table.quoted() + " (" + table.names() + ") overriding system value select " + table.names()
                + " from (select (text::" + table.quoted() + ").* from unnest($1::text[]) text) r";
    }
}
