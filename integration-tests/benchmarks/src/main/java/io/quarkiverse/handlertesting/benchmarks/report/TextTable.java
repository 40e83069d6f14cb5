package io.quarkiverse.handlertesting.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal, with columns as wide as their content, and a blank line between rows. */
final class TextTable {

    private static final String GAP = "   ";

    private TextTable() {
    }

    static String of(Report report) {
        List<Row> rows = new ArrayList<>(List.of(Row.HEADER));
        rows.addAll(report.rows());
        int[] widths = widths(rows);
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            for (int line = 0; line < row.height(); line++) {
                text.append(line(row, line, widths)).append('\n');
            }
            text.append('\n');
        }
        text.append(Report.RATIO).append('\n');
        List<String> notes = report.notes();
        for (int i = 0; i < notes.size(); i++) {
            text.append('(').append(i + 1).append(") ").append(notes.get(i)).append('\n');
        }
        return text.append(report.conditions()).append('\n').toString();
    }

    private static int[] widths(List<Row> rows) {
        int[] widths = new int[Row.HEADER.cells().size()];
        for (Row row : rows) {
            for (int column = 0; column < widths.length; column++) {
                for (String line : row.cells().get(column)) {
                    widths[column] = Math.max(widths[column], line.length());
                }
            }
        }
        return widths;
    }

    private static String line(Row row, int line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.line(column, line);
            text.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return text.toString().stripTrailing();
    }
}
