package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

/** The page of a statement is shown with its numbers. */
class SqlPageTest {

    private static final OptionalLong NONE = OptionalLong.empty();

    private static void expect(String sql, OptionalLong offset, OptionalLong limit, String shown, Object... bound) {
        SqlPage page = SqlPage.of(sql);
        assertEquals(offset, page.offset(number -> number <= bound.length ? bound[number - 1] : null), sql);
        assertEquals(limit, page.limit(number -> number <= bound.length ? bound[number - 1] : null), sql);
        assertEquals(shown, page.shown(number -> number <= bound.length ? bound[number - 1] : null));
    }

    private static OptionalLong is(long number) {
        return OptionalLong.of(number);
    }

    @Test
    void isFoundInEachDialect() {
        expect("select id from a where b=? offset ? rows fetch first ? rows only", is(20), is(10),
                "select id from a where b=? offset 20 rows fetch first 10 rows only", "x", 20, 10L);
        expect("select id from a fetch next ? row only", NONE, is(1), "select id from a fetch next 1 row only", 1);
        expect("select id from a limit ? offset ?", is(20), is(10), "select id from a limit 10 offset 20", 10, 20);
        expect("select id from a limit ?, ?", is(20), is(10), "select id from a limit 20, 10", 20, 10);
        expect("select id from a limit ?", NONE, is(10), "select id from a limit 10", 10);
        expect("SELECT id FROM a WHERE b=$3 LIMIT $1 OFFSET $2", is(20), is(10),
                "SELECT id FROM a WHERE b=$3 LIMIT 10 OFFSET 20",
                10, 20, "x");
        expect("select top (?) id from a", NONE, is(5), "select top (5) id from a", 5);
        expect("select id from a limit 10 offset 20", is(20), is(10), "select id from a limit 10 offset 20");
        expect("select id from (select id from b limit ?) c limit ?", NONE, is(3),
                "select id from (select id from b limit 7) c limit 3", 7, 3);
    }

    @Test
    void isNoOtherValue() {
        String sql = "select id from a where \"offset\"=? and limit=? and top=? and b='limit ?' -- limit ?\n"
                + " and c='it''s' /* limit ? */";
        assertArrayEquals(new int[0], SqlPage.of(sql).parameters());
        expect("select id from a where limit=?", NONE, NONE, "select id from a where limit=?", 7);
        expect("select id from a limit ?", NONE, NONE, "select id from a limit ?");
        expect("select id from a limit ?", NONE, NONE, "select id from a limit ?", "7");
        expect("select id from a limit all", NONE, NONE, "select id from a limit all");
        expect("", NONE, NONE, "");
        expect("limit", NONE, NONE, "limit");
        assertArrayEquals(new int[] { 2, 3 },
                SqlPage.of("select id from a where b=? offset ? rows fetch first ? rows only").parameters());
    }

    @Test
    void isShownAtTheEndOfALongStatement() {
        expect("select o1_0.id,o1_0.name,o1_0.customer_id,o1_0.created from orders o1_0 where " + "o1_0.a=? and ".repeat(12)
                + "1=1 order by o1_0.id offset ? rows fetch first ? rows only", is(20), is(10),
                "select … from orders o1_0 where " + "o1_0.a=? and ".repeat(6)
                        + "o1_0.a=? a… (208 characters) offset 20 rows fetch first 10 rows only",
                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 20, 10);
    }
}
