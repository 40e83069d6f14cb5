package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The tables of a statement, and the columns that it names. */
public final class SqlColumns {

    /** Words that follow a table and are no alias. */
    private static final Set<String> NO_ALIAS = Set.of("where", "join", "inner", "left", "right", "full", "cross", "natural",
            "on",
            "set", "order", "group", "having", "limit", "offset", "fetch", "union", "for", "values", "select", "using",
            "returning",
            "with", "default");

    private final List<SqlToken> tokens;
    /** By name or alias, in lower case: the name of the table as the statement has it. */
    private final Map<String, String> tables = new LinkedHashMap<>();
    /** The index of the first token after the list of a query. */
    private int rest;

    private SqlColumns(String sql) {
        this.tokens = SqlToken.all(sql);
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.get(at).is("from", "join", "into", "update")) {
                rest = rest == 0 ? at : rest;
                int next = addTable(sql, at + 1);
                while (tokens.get(at).is("from") && is(next, ",")) {
                    next = addTable(sql, next + 1);
                }
            }
        }
    }

    public static SqlColumns of(String sql) {
        return new SqlColumns(sql);
    }

    /** Returns the index of the token after the table and its alias. */
    private int addTable(String sql, int first) {
        int name = first;
        while (isName(name) && is(name + 1, ".")) {
            name += 2;
        }
        if (!isName(name) || is(name, "select", "values", "lateral", "set")) {
            return name;
        }
        SqlToken table = tokens.get(name);
        String shown = table.kind() == SqlToken.Kind.QUOTED ? table.text() : sql.substring(table.from(), table.to());
        tables.put(table.text().toLowerCase(Locale.ROOT), shown);
        int alias = is(name + 1, "as") ? name + 2 : name + 1;
        if (!isName(alias) || NO_ALIAS.contains(tokens.get(alias).text())) {
            return alias;
        }
        tables.put(tokens.get(alias).text().toLowerCase(Locale.ROOT), shown);
        return alias + 1;
    }

    /** The names of the tables, without schema and quotes. */
    public Set<String> tables() {
        return new LinkedHashSet<>(tables.values());
    }

    /** The names of the columns of each table, as far as the statement says which table they are of. */
    public Map<String, Set<String>> columns() {
        Map<String, Set<String>> columns = new HashMap<>();
        Set<String> all = tables();
        String only = all.size() == 1 ? all.iterator().next() : null;
        for (int at = 0; at < tokens.size(); at++) {
            boolean isColumn = isName(at) && !is(at + 1, ".", "(") && !is(at - 1, "as");
            String name = isColumn ? tokens.get(at).text() : "";
            String table = !isColumn ? null
                    : is(at - 1, ".") && isName(at - 2) ? tables.get(tokens.get(at - 2).text().toLowerCase(Locale.ROOT))
                            : tables.containsKey(name.toLowerCase(Locale.ROOT)) ? null : only;
            if (table != null) {
                columns.computeIfAbsent(table, first -> new LinkedHashSet<>()).add(name);
            }
        }
        return columns;
    }

    /** All names that the statement has outside the list of a query: there a column is compared, written or sorted by. */
    public List<String> used() {
        boolean isQuery = is(0, "select", "with");
        List<String> used = new ArrayList<>();
        for (int at = isQuery ? rest : 0; at < tokens.size(); at++) {
            if (isName(at)) {
                used.add(tokens.get(at).text());
            }
        }
        return used;
    }

    private boolean is(int at, String... words) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(words);
    }

    private boolean isName(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isName();
    }
}
