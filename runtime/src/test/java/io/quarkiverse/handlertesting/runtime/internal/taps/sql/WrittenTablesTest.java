package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that statements write to, by their texts. */
class WrittenTablesTest {

    private final WrittenTables written = new WrittenTables();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "insert into Orders (id) values (?)|orders",
            "INSERT INTO shop.\"Order Lines\" values (1)|order lines",
            "update orders set total = 1 where id in (select id from lines)|orders",
            "update only shop.orders set total = 1|orders",
            "delete from only lines|lines",
            "/* all of them */ delete from lines;|lines",
            "merge into stock using (values (1)) s(id) on stock.id = s.id when matched then update set n = 1|stock",
            "truncate table lines|lines",
            "truncate lines|lines" })
    void aStatementNamesItsTable(String sql, String table) {
        assertEquals(Optional.of(Set.of(table)), WrittenTables.of(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = { "select * from orders for update", "(select 1) union (select 2)", "  ", "commit",
            "set schema shop",
            "select next value for orders_seq", "select count(*), lower(name) from orders where id in (1, 2) and (total > 1)",
            "values (1)", "select nextval('orders_seq')", "explain delete from lines", "create table more (id int)" })
    void aStatementThatOnlyReadsNamesNone(String sql) {
        assertEquals(Optional.of(Set.of()), WrittenTables.of(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = { "call close_day()", "{call close_day()}", "do $$ begin perform 1; end $$",
            "with gone as (delete from lines returning id) select * from gone", "delete from lines; delete from orders",
            "truncate table lines, orders", "truncate orders cascade", "drop table lines", "update (select 1) set a = 1",
            "copy lines from stdin", "select place_order(1)", "select * from \"placeOrder\"(1)",
            "values (place_order(1))", "explain analyze delete from lines", "explain (analyze, verbose) delete from lines",
            "insert orders values (1)" })
    void anyOtherMayWriteToAnyTable(String sql) {
        assertEquals(Optional.empty(), WrittenTables.of(sql));
    }

    @Test
    void theTablesAreThoseSinceTheLastTime() {
        written.executed("delete from early");
        written.begin();
        written.executed("delete from lines");
        written.executed("update orders set total = 1");
        assertEquals(Optional.of(Set.of("lines", "orders")), written.take());
        assertEquals(Optional.of(Set.of()), written.take());
        written.executed("call close_day()");
        written.executed("delete from lines");
        assertEquals(Optional.empty(), written.take());
    }

    @Test
    void theStatementsOfTheIgnoredThreadAreLeftOut() {
        written.begin();
        written.ignore(Thread.currentThread());
        written.executed("delete from lines");
        written.ignore(null);
        written.executed("delete from orders");
        assertEquals(Optional.of(Set.of("orders")), written.take());
    }

    @Test
    void tooManyTextsMayHaveWrittenToAnyTable() {
        written.begin();
        for (int number = 0; number <= 10_001; number++) {
            written.executed("delete from lines where id = " + number);
        }
        assertEquals(Optional.empty(), written.take());
        assertEquals(Optional.of(Set.of()), written.take());
    }
}
