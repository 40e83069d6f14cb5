package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', value = {
            "select * from t where id = 7 | select * from t where id = ?",
            "select * from t where id = $1 and v = :name | select * from t where id = ? and v = ?",
            "select * from t where id = ?1 | select * from t where id = ?",
            "select x::text from t | select x::text from t",
            "select t1.c2 from t1 where t1.c2 > -1.5e3 | select t1.c2 from t1 where t1.c2 > -?",
            "select * from t where v = 'it''s 7' | select * from t where v = ?",
            "select * from t where v = 'open | select * from t where v = ?",
            "select \"a 1\", `b 2` from t | select \"a 1\", `b 2` from t",
            "select * from t where id in (?,?,?) | select * from t where id in (?)",
            "select * from t where id IN ( 1, 2 ) | select * from t where id in (?)",
            "insert into t values (?,?),(?,?), (1, 'b') | insert into t values (?,?)",
            "insert into t(a) values (?) | insert into t(a) values (?)",
            "/* trace 7 */ select 1 -- why | select ?",
            "/* open | §§",
    })
    void twoStatementsThatDifferInValuesOnlyHaveOneText(String sql, String normalized) {
        assertEquals(normalized, SqlText.normalized(sql));
    }

    @Test
    void lineBreaksDoNotMatter() {
        assertEquals("select * from t where a = ?",
                SqlText.normalized("select\t*\n  from t -- all\nwhere a = 1"));
        assertEquals("", SqlText.normalized(""));
    }

    @Test
    void aLongTextWithoutAnEndIsReadInLinearTime() {
        String text = "select '" + "''".repeat(500_000);
        assertTimeout(Duration.ofSeconds(30), () -> assertEquals("select ?", SqlText.normalized(text)));
    }

    @Test
    void aMessageLeavesOutALongListOfColumns() {
        assertEquals("select … from orders o1_0 where o1_0.id=?", SqlText
                .shown("select o1_0.id,o1_0.customer,o1_0.created_at,o1_0.updated_at,o1_0.total\nfrom orders o1_0 where o1_0.id=?"));
        assertEquals("select o1_0.id from orders o1_0", SqlText.shown("select o1_0.id\n  from   orders o1_0"));
        assertEquals("select distinct … from orders", SqlText.shown("select distinct " + "a,".repeat(30) + "b from orders"));
        assertEquals("x".repeat(120) + "… (130 characters)", SqlText.shown("x".repeat(130)));
    }

    @Test
    void onlyQueriesRead() {
        assertTrue(SqlText.isQuery(" SELECT 1"));
        assertTrue(SqlText.isQuery("with recursive t as (select 1) select * from t"));
        assertFalse(SqlText.isQuery("insert into t select 1"));
        assertFalse(SqlText.isQuery(""));
        assertTrue(SqlText.isUpdate("\nUpdate t set a = 1"));
        assertFalse(SqlText.isUpdate("create table t(a int)"));
    }
}
