package io.quarkiverse.handlertesting.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.quarkiverse.handlertesting.benchmarks.figure.Figure;

/**
 * The report of a run, for a terminal and in files.
 *
 * @param conditions the conditions that all figures have in common
 */
public record Report(List<Figure> figures, String conditions) {

    static final String RATIO = "Ratio: ours divided by the best of the peers.";

    /** The report for a terminal. */
    public String text() {
        return TextTable.of(this);
    }

    /**
     * Writes {@code benchmarks.json} and {@code benchmarks.adoc}.
     *
     * @param group the group of the figures, as in {@code benchmarks-client.json}; empty for all groups
     */
    public void write(Path directory, String group) throws IOException {
        String name = group.isEmpty() ? "benchmarks" : "benchmarks-" + group;
        Files.writeString(directory.resolve(name + ".json"), JsonFigures.of(this));
        Files.writeString(directory.resolve(name + ".adoc"), AsciiDocTable.of(this));
    }

    /** The conditions of the figures, each once. */
    List<String> notes() {
        return figures.stream().map(Figure::conditions).distinct().toList();
    }

    /** A row for each figure, with the number of its note, from 1. */
    List<Row> rows() {
        List<String> notes = notes();
        return figures.stream().map(figure -> Row.of(figure, notes.indexOf(figure.conditions()) + 1)).toList();
    }
}
