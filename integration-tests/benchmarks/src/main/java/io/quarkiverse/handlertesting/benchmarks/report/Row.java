package io.quarkiverse.handlertesting.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Numbers;

/**
 * A figure as a row of a table.
 *
 * @param cells the lines of each cell; there are as many cells as in {@link #HEADER}
 */
record Row(List<List<String>> cells) {

    static final Row HEADER = new Row(Stream.of("Figure", "Ours", "Peers", "Ratio", "Goal").map(List::of).toList());

    /**
     * @param note the number of the note with the conditions of the figure
     */
    static Row of(Figure figure, int note) {
        List<String> peers = figure.peers().entrySet().stream()
                .map(peer -> peer.getKey() + ": " + figure.unit().text(peer.getValue())).toList();
        List<String> ratio = figure.ratio().stream().mapToObj(Numbers::text).toList();
        List<String> goals = figure.goals().stream().map(goal -> goal.judge(figure)).toList();
        return new Row(List.of(List.of(figure.name() + " (" + note + ")"), List.of(figure.unit().text(figure.ours())), peers,
                ratio, goals));
    }

    /** The number of lines of the longest cell. */
    int height() {
        return cells.stream().mapToInt(List::size).max().orElse(0);
    }

    /** A line of a cell; empty if the cell has fewer lines. */
    String line(int column, int line) {
        List<String> cell = cells.get(column);
        return line < cell.size() ? cell.get(line) : "";
    }
}
