package io.quarkiverse.handlertesting.runtime.internal.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Tables of PostgreSQL get the rows back that they had. */
class PostgresCopyTest {

    private static EmbeddedPostgres server;

    private Connection connection;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void open() throws SQLException {
        connection = server.getPostgresDatabase().getConnection();
        execute("drop schema if exists shop cascade", "create schema shop", "set search_path = shop");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String... all) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        }
    }

    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select (r.*)::text from (" + query + ") r")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static void restore(Connection by, DatabaseCopy copy, String... written) throws SQLException {
        copy.restore(by, Optional.of(Set.of(written)));
    }

    @Test
    void columnsHaveTheirValuesWhateverTheirType() throws SQLException {
        execute("create type size as enum ('small', 'large')", "create domain code as varchar(5)",
                "create table orders (id bigint generated always as identity primary key, number serial,"
                        + " twice bigint generated always as (id * 2) stored, size size, code code, doc jsonb, raw json, ref uuid,"
                        + " tags text[], numbers int[][], at timestamptz, day date, hour time, price numeric(20, 4), bytes bytea,"
                        + " flag boolean, host inet, span interval, range int4range, sizes size[], small smallint, real real,"
                        + " letter char(3), page xml, exact time, zoned timetz,"
                        + " skipped timestamp, paid money, bit bit, hours time[])",
                "insert into orders (size, code, doc, raw, ref, tags, numbers, at, day, hour, price, bytes, flag, host, span,"
                        + " range, sizes, small, real, letter, page,"
                        + " exact, zoned, skipped, paid, bit, hours) values ('large', 'c1', '{\"a\": 1}', '[1,  2]',"
                        + " '0ec9d6a1-0000-4000-8000-000000000001', '{a,null}', '{{1,2},{3,4}}',"
                        + " '2026-12-01 01:02:03.123456+05:30', '2026-12-01', '01:02:03.5', 12.3400, '\\x00ff', true,"
                        + " '10.0.0.1', '1 day 02:03:04', '[1,5)', '{small,large}', 7, 1.5, 'ab', '<a/>', '01:02:03.123456', '01:02:03.123456+05:30',"
                        + " '2026-03-29 02:30:00', 12.34, b'1', '{01:02:03.123456}')",
                "insert into orders (flag) values (null)");
        String query = "select * from orders order by id";
        List<String> before = rows(query);
        DatabaseCopy copy = DatabaseCopy.take(connection);
        execute("delete from orders");
        restore(connection, copy, "orders");
        assertEquals(before, rows(query));
        assertEquals(2, before.size());
        execute("insert into orders (flag) values (true)");
        assertEquals(List.of("(3,3)"), rows("select id, number from orders where flag and id > 1"));
    }

    @Test
    void tablesMayReferToThemselvesAndToEachOther() throws SQLException {
        execute("create table parts (id int primary key, whole int references parts, maker int)",
                "create table makers (id int primary key, best int references parts on delete cascade)",
                "insert into parts values (2, null, null), (1, 2, null)", "insert into makers values (7, 1)",
                "update parts set maker = 7 where id = 2", "alter table parts add foreign key (maker) references makers");
        DatabaseCopy copy = DatabaseCopy.take(connection);
        execute("update parts set whole = null, maker = null", "delete from parts");
        restore(connection, copy, "parts");
        assertEquals(List.of("(1,2,)", "(2,,7)"), rows("select * from parts order by id"));
        assertEquals(List.of("(7,1)"), rows("select * from makers"));
        assertThrows(SQLException.class, () -> execute("insert into makers values (8, 99)"), "references are checked again");
    }

    @Test
    void rowsThatTriggersHaveWrittenAreGoneToo() throws SQLException {
        execute("create table logs (id int)", "create table orders (id int)", "insert into orders values (7)",
                "create function log() returns trigger language plpgsql as 'begin insert into shop.logs values (1);"
                        + " return new; end'",
                "create trigger log after insert on orders for each row execute function log()");
        DatabaseCopy copy = DatabaseCopy.take(connection);
        execute("insert into orders values (8)");
        assertEquals(List.of("(1)"), rows("select * from logs"));
        restore(connection, copy, "orders");
        assertEquals(List.of("(7)"), rows("select * from orders"));
        assertEquals(List.of(), rows("select * from logs"));
    }

    @Test
    void aUserWithoutSpecialRightsKeepsTheOrderOfReferences() throws SQLException {
        execute("drop role if exists plain", "create role plain login password 'plain'", "grant all on schema shop to plain",
                "grant plain to postgres");
        try (Connection plain = DriverManager.getConnection(server.getJdbcUrl("plain", "postgres") + "&password=plain")) {
            try (Statement statement = plain.createStatement()) {
                statement.execute("create table shop.orders (id int primary key)");
                statement.execute("create table shop.lines (id int, order_id int references shop.orders)");
                statement.execute("create table shop.parts (id int primary key,"
                        + " whole int references shop.parts deferrable initially immediate)");
                statement.execute("insert into shop.orders values (1)");
                statement.execute("insert into shop.lines values (2, 1)");
                statement.execute("insert into shop.parts values (2, null), (1, 2)");
                statement.execute("update shop.parts set whole = 1 where id = 2");
                DatabaseCopy copy = DatabaseCopy.take(plain);
                statement.execute("delete from shop.lines");
                statement.execute("delete from shop.orders");
                statement.execute("delete from shop.parts");
                restore(plain, copy, "orders", "lines", "parts");
            }
        }
        assertEquals(List.of("(2,1)"), rows("select * from lines"));
        assertEquals(List.of("(1,2)", "(2,1)"), rows("select * from parts order by id"));
    }
}
