package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** A parameter has the name of the column that it is compared with or written to. */
class SqlParametersTest {

    private static void expect(String sql, String... columns) {
        assertEquals(List.of(columns), SqlParameters.columns(sql).stream().map(name -> name.orElse("")).toList(), sql);
    }

    @Test
    void isKnownInConditions() {
        expect("select id from users u where u.name=? and u.age >= ? and \"Password\" <> ?", "name", "age", "Password");
        expect("select id from a where lower(a.b) like lower(?) and id in (?, ?, ?) and c not in (?)", "b", "id", "id", "id",
                "c");
        expect("select id from a where price between ? and ? and name not like ?", "price", "price", "name");
        expect("update a set b=?, c = ? where id=?", "b", "c", "id");
        expect("SELECT id FROM a WHERE b=$2 AND c=$1::int", "c", "b");
    }

    @Test
    void isKnownInTheRowsOfAnInsert() {
        expect("insert into users(name, \"password\") values (?, ?)", "name", "password");
        expect("insert into a (b,c,d) values (?,lower(?),default),(1,?,?)", "b", "", "c", "d");
        expect("insert into a values (?)", "");
        expect("insert into a(b) select c from d where e=?", "e");
    }

    @Test
    void isUnknownElsewhere() {
        expect("call f(?, ?)", "", "");
        expect("select ?::int", "");
        expect("select id from a where (b, c) = (?, ?) limit ?", "", "", "");
        expect("select id from a where ? = b", "");
        expect("?", "");
        expect("in (?", "");
        expect("select 1 where b = '?' -- ?\n and c=?", "c");
        expect("$9", "", "", "", "", "", "", "", "", "");
    }
}
