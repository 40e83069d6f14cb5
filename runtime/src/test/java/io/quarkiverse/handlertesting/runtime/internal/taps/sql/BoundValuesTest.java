package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.sql.Timestamp;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

/** The values of parameters are kept as far as they are recorded, and shown without secrets. */
class BoundValuesTest {

    private static final String INSERT = "insert into users(id,name,password) values (?,?,?)";

    private final BoundValues all = new BoundValues(true, new int[] { 4 });
    private final BoundValues page = new BoundValues(false, new int[] { 2 });

    private static String masked(BoundValues values, String sql, int batch) {
        return values.text(sql, batch).replaceAll("#[0-9a-f]{4}", "#F");
    }

    @Test
    void ofAPageAreKeptAndNoOthers() {
        page.bind(1, 7);
        page.bind(2, 20L);
        page.bind(3, "secret");
        page.bind(4, 1.5);
        page.bind(5, true);
        assertNull(page.value(1));
        assertEquals(20L, page.value(2));
        assertNull(page.value(3));
        assertEquals("", page.text("select 1 from a where b=? offset ?", 1));
        page.bind(2, "20");
        assertNull(page.value(2), "no number");
        page.clear();
        assertSame(BoundValues.NONE, page.copy());
    }

    @Test
    void areShownWithTheirColumnsAndMasked() {
        all.bind(1, 7);
        all.bind(2, "it's \"ann\"");
        all.bind(3, "sesame 'open' 17");
        assertEquals(", with id=7, name=\"it's \"ann\"\", password=password(16)#F", masked(all, INSERT, 1));
        all.bind(2, (Object) null);
        all.bind(3, (Object) null);
        assertEquals(", the last with id=7, name=null, password=null", masked(all, INSERT, 3));
    }

    @Test
    void areKeptAsTheyWere() {
        Timestamp changed = Timestamp.valueOf("2026-11-30 10:00:00");
        all.bind(1, changed);
        all.bind(2, new AtomicInteger(3));
        all.bind(3, new byte[2]);
        all.bind(4, 20);
        BoundValues copy = all.copy();
        changed.setTime(0);
        all.bind(4, 21);
        assertEquals(", with a=2026-11-30 10:00:00.0, b=AtomicInteger, c=byte[2]",
                copy.text("select id from t where a=? and b=? and c=? limit ?", 1));
        assertEquals(20L, copy.value(4));
    }

    @Test
    void areTenAtMostAndNoneForWrongNumbers() {
        all.bind(0, 1);
        all.bind(-1, "x");
        all.bind(Integer.MAX_VALUE, "x");
        assertSame(BoundValues.NONE, all.copy());
        BoundValues many = new BoundValues(true, new int[0]);
        for (int number = 1; number <= 12; number++) {
            many.bind(number, number);
        }
        assertEquals(", with 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more", many.text("call f(" + "?,".repeat(11) + "?)", 1));
    }
}
