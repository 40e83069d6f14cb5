package io.quarkiverse.handlertesting.benchmarks.sse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The conformance table of the documentation, in AsciiDoc: a row for each case, a column for each reader. */
final class ConformanceTable {

    private static final int LONGEST = 32;

    private final List<ReaderVariant> readers;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String name, List<Verdict> verdicts) {
    }

    ConformanceTable(List<ReaderVariant> readers) {
        this.readers = readers;
    }

    /** @param verdicts in the order of the readers */
    void row(ConformanceCase rule, List<Verdict> verdicts) {
        rows.add(new Row(rule.name(), verdicts));
    }

    String text() {
        String title = readers.stream().map(ReaderVariant::titleAndVersion).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(".").append(title).append('\n');
        text.append("[cols=\"3").append(",2".repeat(readers.size())).append("\",options=\"header\"]\n|===\n| case");
        readers.forEach(reader -> text.append(" | ").append(reader.title()));
        text.append("\n\n");
        for (Row row : rows) {
            text.append("| ").append(row.name());
            row.verdicts().forEach(verdict -> text.append(" | ").append(cell(verdict)));
            text.append('\n');
        }
        text.append("s| All, of ").append(rows.size());
        for (int reader = 0; reader < readers.size(); reader++) {
            text.append(" s| ").append(passed(reader));
        }
        return text.append("\n|===\n").toString();
    }

    private long passed(int reader) {
        return rows.stream().filter(row -> row.verdicts().get(reader).isPassed()).count();
    }

    private static String cell(Verdict verdict) {
        if (verdict.isPassed()) {
            return "✓";
        }
        String shown = visible(verdict.instead());
        return "`+" + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown) + "+`";
    }

    /** Escapes, as in JSON, the characters that would end a cell or are invisible. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.chars().forEach(character -> {
            if (character == '\n') {
                visible.append("\\n");
            } else if (character == '\r') {
                visible.append("\\r");
            } else if (character < ' ' || character == '|' || character == '+' || character > 0x7e) {
                visible.append(String.format("\\u%04x", character));
            } else {
                visible.append((char) character);
            }
        });
        return visible.toString();
    }
}
