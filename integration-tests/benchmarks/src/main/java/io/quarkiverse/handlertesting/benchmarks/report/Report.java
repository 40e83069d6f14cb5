package io.quarkiverse.handlertesting.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.quarkiverse.handlertesting.benchmarks.figure.Figure;

/**
 * All figures of a run, as they are shown and kept.
 *
 * @param conditions what the figures have in common
 */
public record Report(List<Figure> figures, String conditions) {

    static final String RATIO = "Ratio: ours divided by the best of the peers.";

    /** For a terminal. */
    public String text() {
        return TextTable.of(this);
    }

    /**
     * Writes {@code benchmarks.json} and {@code benchmarks.adoc}.
     *
     * @param group of which these are all figures, as in {@code benchmarks-client.json}; empty for those of all groups
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

    /** A row for each figure; the number in it is that of its note, from 1. */
    List<Row> rows() {
        List<String> notes = notes();
        return figures.stream().map(figure -> Row.of(figure, notes.indexOf(figure.conditions()) + 1)).toList();
    }
}
