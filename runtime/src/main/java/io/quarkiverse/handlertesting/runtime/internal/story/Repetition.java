package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.events.SqlStatement;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlText;

/** One statement that a cause has executed once or several times, with whatever values. */
public final class Repetition {

    /** From this count on, a repeated query is an N+1: code that executes a query for each row of another one. */
    private static final int TOO_OFTEN = 3;

    private final String cause;
    private final String normalized;
    private int count;
    private String line;

    private Repetition(String cause, String normalized) {
        this.cause = cause;
        this.normalized = normalized;
    }

    private record Key(long cause, String statement) {
    }

    /** The statements of the requests among the events, those that were executed most often first. */
    public static List<Repetition> of(Stream<RecordedEvent> events) {
        Map<Key, Repetition> all = new LinkedHashMap<>();
        events.filter(event -> event.cause() != null && event.cause().isRequest())
                .filter(event -> event.payload() instanceof SqlStatement).forEach(event -> {
                    SqlStatement statement = (SqlStatement) event.payload();
                    String text = statement.dataSource().map(name -> name + ": ").orElse("") + statement.normalized();
                    all.computeIfAbsent(new Key(event.cause().number(), text),
                            first -> new Repetition(CauseColumn.text(event), text)).add(statement);
                });
        List<Repetition> sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparingInt(repetition -> -repetition.count));
        return sorted;
    }

    private void add(SqlStatement statement) {
        count++;
        line = line == null ? statement.line().orElse(null) : line;
    }

    /** Whether this is a query that was executed three times or more. */
    public boolean isTooOften() {
        return count >= TOO_OFTEN && SqlText.isQuery(normalized.substring(normalized.indexOf(": ") + 1));
    }

    int count() {
        return count;
    }

    /** {@code r1}, as a timeline shows it. */
    String cause() {
        return cause;
    }

    Optional<String> line() {
        return Optional.ofNullable(line);
    }

    /** The clue that code executes a query for each row of another one. */
    public Clue clue(Clue.Weight weight) {
        return new Clue(weight, "N+1: " + cause + " has executed one query " + count + " times"
                + (line == null ? "" : ", at " + line) + ": " + SqlText.shown(normalized));
    }

    /** {@code   11 × select … from orders where id=?, at OrderResource.java:40} */
    String text(int width) {
        return String.format("  %" + width + "s × ", count) + SqlText.shown(normalized) + (line == null ? "" : ", at " + line);
    }
}
