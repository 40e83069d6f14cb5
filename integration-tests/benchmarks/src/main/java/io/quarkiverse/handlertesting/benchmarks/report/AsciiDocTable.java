package io.quarkiverse.handlertesting.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/** A table for the documentation. Its title has the conditions that all figures have in common. */
final class AsciiDocTable {

    private AsciiDocTable() {
    }

    static String of(Report report) {
        StringBuilder text = new StringBuilder("." + report.conditions() + "\n");
        text.append("[cols=\"3,2,4,1,4\", options=\"header\"]\n|===\n").append(row(Row.HEADER));
        report.rows().forEach(row -> text.append('\n').append(row(row)));
        text.append("|===\n\n").append(Report.RATIO).append("\n\n");
        report.notes().forEach(note -> text.append(". ").append(note).append('\n'));
        return text.toString();
    }

    private static String row(Row row) {
        return row.cells().stream().map(AsciiDocTable::cell).collect(Collectors.joining());
    }

    private static String cell(List<String> lines) {
        return "|" + lines.stream().map(line -> line.replace("|", "\\|")).collect(Collectors.joining(" +\n")) + "\n";
    }
}
