package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * The requests of a test before the one that a failure is about, a line each. The fault may be in the one that wrote, while the
 * one that reads fails:
 *
 * <pre>
 *   r1 POST /collections -> 201, Location: /collections/7, caused 3 CDI, 2 SQL, 1 CALL
 * </pre>
 */
final class EarlierRequests {

    /** How many lines there are at most, for requests. */
    private static final int SHOWN = 6;
    /** How many exchanges of one request are shown: redirects make several. */
    private static final int EXCHANGES = 3;
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private EarlierRequests() {
    }

    /**
     * A request, or several in a row that read alike.
     *
     * @param text without the number, up to the comma before {@code caused}
     * @param caused what each of them caused
     * @param end the number of the event that was the last response
     */
    private record Row(long first, long last, String text, String caused, boolean isTelling, long end) {

        static Row of(long number, List<RecordedEvent> caused) {
            return new Row(number, number, request(caused), EarlierRequests.caused(caused),
                    EarlierRequests.isTelling(caused), EarlierRequests.end(caused));
        }

        /** Whether the other one reads alike, and began after these had ended: requests in parallel may disturb each other. */
        boolean isFollowedBy(Row other, RecordedEvent begin) {
            return last == other.first - 1 && end < begin.sequence() && text.equals(other.text) && caused.equals(other.caused);
        }

        Row and(Row other) {
            return new Row(first, other.last, text, caused, isTelling, other.end);
        }

        @Override
        public String toString() {
            return "  r" + first + (first == last ? " " + text + ", "
                    : "–r" + last + " " + (last - first + 1) + " × " + text + ", each ") + caused;
        }
    }

    /**
     * @param request the number of the request that the failure is about; the lines are those of the requests before it
     * @param expanded the numbers of requests that have no line, since the message shows their events
     */
    static List<String> lines(List<RecordedEvent> events, long request, Set<Long> expanded) {
        Map<Long, List<RecordedEvent>> byRequest = byRequest(events, request);
        byRequest.keySet().removeAll(expanded);
        List<Row> rows = new ArrayList<>();
        byRequest.forEach((number, caused) -> add(rows, Row.of(number, caused), caused.get(0)));
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("Before this request (r" + request + "), the test sent:"));
        Set<Row> shown = shown(rows);
        rows.stream().filter(shown::contains).map(Row::toString).forEach(lines::add);
        int hidden = rows.size() - shown.size();
        if (hidden > 0) {
            lines.add("  … " + hidden + " more");
        }
        return lines;
    }

    private static Map<Long, List<RecordedEvent>> byRequest(List<RecordedEvent> events, long request) {
        return events.stream()
                .filter(event -> event.cause() != null && event.cause().isRequest() && event.cause().number() < request)
                .collect(Collectors.groupingBy(event -> event.cause().number(), TreeMap::new, Collectors.toList()));
    }

    /** The numbers of the requests before this one: those first that may have written or have failed, the last ones first. */
    static List<Long> mostTelling(List<RecordedEvent> events, long request) {
        Map<Long, List<RecordedEvent>> byRequest = byRequest(events, request);
        return byRequest.keySet().stream().sorted(Comparator.<Long> comparingInt(
                number -> isTelling(byRequest.get(number)) ? 0 : 1).thenComparing(Comparator.reverseOrder())).toList();
    }

    private static void add(List<Row> rows, Row row, RecordedEvent begin) {
        Row before = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (before != null && before.isFollowedBy(row, begin)) {
            rows.set(rows.size() - 1, before.and(row));
        } else {
            rows.add(row);
        }
    }

    private static boolean isTelling(List<RecordedEvent> caused) {
        return !READS.contains(caused.get(0).cause().description().split(" ")[0])
                || caused.stream().anyMatch(event -> event.failure() != null);
    }

    private static long end(List<RecordedEvent> caused) {
        return caused.stream().filter(event -> event.payload() instanceof HttpExchange).reduce((first, last) -> last)
                .map(last -> ((HttpExchange) last.payload()).stage() == Stage.REQUESTED ? Long.MAX_VALUE : last.sequence())
                .orElse(caused.get(caused.size() - 1).sequence());
    }

    /** All, or those that may have written or have failed, the last ones first. */
    private static Set<Row> shown(List<Row> rows) {
        Set<Row> shown = new TreeSet<>((row, other) -> Long.compare(row.first(), other.first()));
        for (boolean isTelling : new boolean[] { true, false }) {
            for (int i = rows.size() - 1; i >= 0 && shown.size() < SHOWN; i--) {
                if (rows.get(i).isTelling() == isTelling) {
                    shown.add(rows.get(i));
                }
            }
        }
        return shown;
    }

    private static String request(List<RecordedEvent> caused) {
        List<String> exchanges = exchanges(caused);
        return exchanges.isEmpty() ? caused.get(0).cause().description() : String.join(", ", exchanges);
    }

    private static String caused(List<RecordedEvent> caused) {
        List<RecordedEvent> rest = CallLines.of(caused).shown().stream().filter(event -> event.origin() != Origin.HTTP)
                .toList();
        return "caused " + (rest.isEmpty() ? "nothing" : Extract.counts(rest.stream()))
                + rest.stream().filter(event -> event.failure() != null).findFirst()
                        .map(event -> "; #" + event.sequence() + " " + event.name() + " failed: "
                                + FailureText.of(event.failure()))
                        .orElse("");
    }

    private static List<String> exchanges(List<RecordedEvent> caused) {
        List<String> texts = new ArrayList<>();
        HttpExchange open = null;
        for (RecordedEvent event : caused) {
            if (event.payload() instanceof HttpExchange exchange) {
                // A request that the application sends to itself is within the one that the test has sent.
                if (exchange.stage() == Stage.REQUESTED) {
                    open = open == null ? exchange : open;
                } else if (open != null && isOf(open, exchange)) {
                    texts.add(text(exchange));
                    open = null;
                }
            }
        }
        if (open != null) {
            texts.add(line(open) + " -> no response yet");
        }
        return texts.size() <= EXCHANGES ? texts
                : List.of(texts.get(0), texts.get(1), "… " + (texts.size() - EXCHANGES) + " more",
                        texts.get(texts.size() - 1));
    }

    private static boolean isOf(HttpExchange request, HttpExchange response) {
        return request.method().equals(response.method()) && request.path().equals(response.path());
    }

    private static String text(HttpExchange response) {
        if (response.stage() == Stage.ABORTED) {
            return line(response) + " -> aborted";
        }
        String location = response.location();
        return line(response) + (response.caller() == null ? "" : " as " + response.caller()) + " -> " + response.status()
                + (location == null ? "" : ", Location: " + ValueText.shortened(location.replaceFirst("\\?.+", "?…")));
    }

    private static String line(HttpExchange exchange) {
        return exchange.method() + " " + ValueText.shortened(exchange.path());
    }
}
