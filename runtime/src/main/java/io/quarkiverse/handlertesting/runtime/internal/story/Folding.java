package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Entry.Line;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;

/** Folds what is repeated: equal events in a row, the heartbeats of a stream, and rounds such as those of a redirect cycle. */
final class Folding {

    /** From how many repetitions on. */
    private static final int REPEATED = 3;
    /** How many events a round has at most. */
    private static final int LONGEST_ROUND = 12;
    /** How many lines an event has at most. */
    private static final int LINES = 6;

    private static final Pattern DURATION = Pattern.compile(",? (in|after|until) \\d+ (ms|µs|s)\\b");
    private static final Pattern ATTEMPT = Pattern.compile(" \\(attempt \\d+\\)");
    /** The parts that differ in each round: queries, values of cookies. */
    private static final Pattern OF_ROUND = Pattern.compile("\\?\\S+|=[^;,\\]\\s]+");

    private final List<Item> items = new ArrayList<>();

    /**
     * An event, or all heartbeats of a stream that read alike.
     *
     * @param key equal for events that read alike
     * @param round equal for events that are the same step of a round
     */
    private record Item(Line line, String key, String round) {
    }

    /**
     * @param texts the text of an event, of one or several lines
     * @param remark what to append to the line of an event; empty for nothing
     */
    Folding(List<RecordedEvent> events, Function<RecordedEvent, String> texts, Function<RecordedEvent, String> remark) {
        Nesting nesting = new Nesting(events);
        Map<String, List<RecordedEvent>> heartbeats = new HashMap<>();
        events.stream().filter(Folding::isHeartbeat).forEach(event -> heartbeats
                .computeIfAbsent(heartbeat(event, remark.apply(event)), key -> new ArrayList<>()).add(event));
        Set<String> folded = new HashSet<>();
        for (RecordedEvent event : events) {
            String remarks = remark.apply(event);
            String heartbeat = heartbeat(event, remarks);
            List<RecordedEvent> all = heartbeats.getOrDefault(heartbeat, List.of());
            if (all.size() < REPEATED) {
                items.add(item(event, nesting.mark(event) + firstLines(texts.apply(event)), remarks));
            } else if (folded.add(heartbeat)) {
                items.add(new Item(new Line(all, all.size() + " × " + firstLines(texts.apply(event)), remarks), heartbeat, ""));
            }
        }
    }

    private static Item item(RecordedEvent event, String text, String remark) {
        String of = event.origin() + " " + cause(event) + " " + remark + " ";
        String key = of + withoutAttempt(text);
        boolean isExchange = event.origin() == Origin.HTTP || event.origin() == Origin.UPSTREAM
                || event.origin() == Origin.CALL_OUT;
        return new Item(new Line(List.of(event), text, remark), key,
                isExchange ? of + OF_ROUND.matcher(withoutAttempt(text)).replaceAll("") : key);
    }

    private static String cause(RecordedEvent event) {
        return event.cause() == null ? "?" : Long.toString(event.cause().number());
    }

    /** The key of a heartbeat; empty for another event. */
    private static String heartbeat(RecordedEvent event, String remark) {
        return isHeartbeat(event) ? cause(event) + " " + event.payload() + " " + remark : "";
    }

    /** Whether the event is a comment of a stream, which keeps its connection alive. */
    static boolean isHeartbeat(RecordedEvent event) {
        return event.origin() == Origin.SSE && event.name().isEmpty();
    }

    private static String firstLines(String text) {
        List<String> lines = text.lines().toList();
        return lines.isEmpty() ? "" : String.join("\n", Cut.tail(lines, LINES));
    }

    static String withoutDurations(String text) {
        return DURATION.matcher(text).replaceAll("");
    }

    private static String withoutAttempt(String text) {
        return ATTEMPT.matcher(withoutDurations(text)).replaceAll("");
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        int next = 0;
        while (next < items.size()) {
            int length = 0;
            int rounds = 0;
            while (rounds < REPEATED && length < LONGEST_ROUND) {
                length++;
                rounds = rounds(next, length);
            }
            if (rounds < REPEATED) {
                entries.add(Entry.of(items.get(next).line()));
                next++;
            } else {
                entries.add(length == 1 ? equal(next, rounds) : repeated(next, length, rounds));
                next += length * rounds;
            }
        }
        return entries;
    }

    /** How often the items from here on are repeated, themselves included. */
    private int rounds(int from, int length) {
        int at = from + length;
        while (at < items.size() && isSame(items.get(at), items.get(at - length), length)) {
            at++;
        }
        return (at - from) / length;
    }

    private static boolean isSame(Item item, Item other, int length) {
        return length == 1 ? item.key().equals(other.key())
                : !item.round().isEmpty() && item.round().equals(other.round());
    }

    private Entry equal(int from, int count) {
        List<Line> lines = lines(from, count);
        String text = lines.get(0).text();
        boolean isEqual = lines.stream().allMatch(line -> line.text().equals(text));
        return Entry.of(new Line(lines.stream().flatMap(line -> line.events().stream()).toList(),
                count + " × " + (isEqual ? text : withoutAttempt(text) + apart(lines)), lines.get(0).remark()));
    }

    /** How fast a request was attempted again: {@code , 5 ms apart}; empty for other events. */
    private static String apart(List<Line> lines) {
        Line last = lines.get(lines.size() - 1);
        return !ATTEMPT.matcher(last.text()).find() ? ""
                : ", " + Durations.text((last.last().nanos() - lines.get(0).first().nanos()) / (lines.size() - 1)) + " apart";
    }

    private Entry repeated(int from, int length, int rounds) {
        List<Line> more = lines(from + length, length * (rounds - 1));
        return new Entry(lines(from, length), more, "#" + more.get(0).first().sequence() + "–#"
                + more.get(more.size() - 1).last().sequence() + ": " + (rounds - 1) + " more rounds of these " + length
                + " events");
    }

    private List<Line> lines(int from, int count) {
        return items.subList(from, from + count).stream().map(Item::line).toList();
    }
}
