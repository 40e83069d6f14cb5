package io.quarkiverse.handlertesting.benchmarks.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks our reader of event streams and the peers with the same cases, and makes the table of the documentation. */
class SseConformanceTest {

    private static final Path MADE = Path.of("target", "sse-conformance.adoc");
    private static final Path PRINTED = Path.of("..", "..", "docs", "modules", "ROOT", "partials", "sse-conformance.adoc");

    static Stream<ConformanceCase> cases() {
        return ConformanceCase.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void ourReaderPasses(ConformanceCase rule) throws Exception {
        assertEquals(Verdict.passed(), Conformance.judge(new OurReader(), rule));
    }

    @Test
    @DisabledIfSystemProperty(named = "quarkus.version", matches = ".*", disabledReason = "The documentation has the table of"
            + " the Quarkus version of the build, not of one that is only tried")
    void table() throws Exception {
        ConformanceTable table = new ConformanceTable(ReaderVariant.readers());
        Map<ReaderVariant, StreamReader> readers = new LinkedHashMap<>();
        ReaderVariant.readers().forEach(variant -> readers.put(variant, variant.create()));
        for (ConformanceCase rule : ConformanceCase.all()) {
            List<Verdict> verdicts = new ArrayList<>();
            for (StreamReader reader : readers.values()) {
                verdicts.add(Conformance.judge(reader, rule));
            }
            table.row(rule, verdicts);
        }
        String made = table.text();
        Files.writeString(MADE, made);
        assertEquals(Files.exists(PRINTED) ? Files.readString(PRINTED) : "", made,
                () -> "The table of the documentation is another: copy integration-tests/benchmarks/" + MADE
                        + " to docs/modules/ROOT/partials/" + PRINTED.getFileName());
    }
}
