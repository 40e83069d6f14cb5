package io.quarkiverse.handlertesting.benchmarks.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class ConformanceTableTest {

    @Test
    void theTableHasARowForEachCaseAndTheSums() {
        ConformanceTable table = new ConformanceTable(List.of(ReaderVariant.OURS, ReaderVariant.BY_HAND));
        table.row(rule("one"), List.of(Verdict.passed(), Verdict.failed("\"a|b+\n\r\u00fc\"")));
        table.row(rule("two"), List.of(Verdict.passed(), Verdict.failed("x".repeat(33))));
        assertEquals("""
                .ours, BufferedReader
                [cols="3,2,2",options="header"]
                |===
                | case | ours | BufferedReader

                | one | ✓ | `+"a\\u007cb\\u002b\\n\\r\\u00fc"+`
                | two | ✓ | `+%s…+`
                s| All, of 2 s| 2 s| 0
                |===
                """.formatted("x".repeat(32)), table.text());
    }

    private static ConformanceCase rule(String name) {
        return new ConformanceCase(name, "", null, List.of());
    }
}
