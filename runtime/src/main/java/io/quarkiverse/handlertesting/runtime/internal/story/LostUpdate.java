package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.events.SqlStatement;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** Finds two requests that both read a table before either of them updated it, so that one of the updates may be lost. */
public final class LostUpdate implements ClueFinder {

    private static final String NAME = "([\\w.$\"`\\[\\]]+)";
    private static final Pattern READ = Pattern.compile("(?i)\\b(?:from|join) " + NAME);
    private static final Pattern UPDATED = Pattern.compile("(?i)^update " + NAME);
    private static final Pattern QUOTES = Pattern.compile("[\"`\\[\\]]");

    /** @param name in lower case */
    private record Table(String dataSource, String name) {
    }

    private record Access(long request, Table table) {
    }

    /**
     * From the last statement of a request that read a table to the first one that updated it.
     *
     * @param name of the table, as the update has it
     */
    private record Span(long request, String name, long read, long update) {
    }

    @Override
    public List<Clue> find(Scene scene) {
        Map<Access, Long> reads = new HashMap<>();
        Map<Access, Span> spans = new LinkedHashMap<>();
        for (RecordedEvent event : scene.events()) {
            if (event.payload() instanceof SqlStatement statement && event.cause() != null && event.cause().isRequest()
                    && event.failure() == null) {
                add(scene.events(), event, statement, reads, spans);
            }
        }
        return overlap(spans).stream().map(LostUpdate::clue).toList();
    }

    private static void add(List<RecordedEvent> events, RecordedEvent event, SqlStatement statement, Map<Access, Long> reads,
            Map<Access, Span> spans) {
        Matcher update = UPDATED.matcher(statement.normalized());
        if (!update.find()) {
            Matcher read = READ.matcher(statement.normalized());
            while (read.find()) {
                reads.put(access(event, statement, read.group(1)), event.sequence());
            }
            return;
        }
        Access access = access(event, statement, update.group(1));
        boolean hasEffect = statement.updated().orElse(1) != 0 && Transactions.outcome(events, event).isEmpty();
        if (reads.containsKey(access) && !spans.containsKey(access) && hasEffect) {
            spans.put(access, new Span(event.cause().number(), unquoted(update.group(1)), reads.get(access), event.sequence()));
        }
    }

    private static Access access(RecordedEvent event, SqlStatement statement, String table) {
        return new Access(event.cause().number(),
                new Table(statement.dataSource().orElse(""), unquoted(table).toLowerCase(Locale.ROOT)));
    }

    private static String unquoted(String table) {
        return QUOTES.matcher(table).replaceAll("");
    }

    /** The first two that overlap; empty for none. */
    private static Optional<List<Span>> overlap(Map<Access, Span> spans) {
        Map<Table, Span> longest = new HashMap<>();
        List<Map.Entry<Access, Span>> sorted = new ArrayList<>(spans.entrySet());
        sorted.sort(Comparator.comparingLong(entry -> entry.getValue().read()));
        for (Map.Entry<Access, Span> entry : sorted) {
            Span before = longest.get(entry.getKey().table());
            if (before != null && before.update() > entry.getValue().read()) {
                return Optional.of(List.of(before, entry.getValue()));
            }
            longest.put(entry.getKey().table(), entry.getValue());
        }
        return Optional.empty();
    }

    private static Clue clue(List<Span> both) {
        List<Span> sorted = both.stream().sorted(Comparator.comparingLong(Span::request)).toList();
        return new Clue(Weight.POINTS, "r" + sorted.get(0).request() + " and r" + sorted.get(1).request()
                + " ran at the same time, and both read " + sorted.get(0).name() + " before either wrote it.");
    }
}
