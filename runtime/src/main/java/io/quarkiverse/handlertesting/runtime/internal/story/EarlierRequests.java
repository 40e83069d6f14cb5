package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
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
public final class EarlierRequests {

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
     * @param text without the number
     */
    private record Row(long first, long last, String text, boolean isTelling) {

        @Override
        public String toString() {
            return "  r" + first + (first == last ? " " : "–r" + last + " " + (last - first + 1) + " × ") + text;
        }
    }

    /** @param request the number of the request that the failure is about; the lines are those of the requests before it */
    public static List<String> lines(List<RecordedEvent> events, long request) {
        Map<Long, List<RecordedEvent>> byRequest = events.stream()
                .filter(event -> event.cause() != null && event.cause().isRequest() && event.cause().number() < request)
                .collect(Collectors.groupingBy(event -> event.cause().number(), TreeMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        byRequest.forEach((number, caused) -> add(rows, number, caused));
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

    private static void add(List<Row> rows, long number, List<RecordedEvent> caused) {
        String text = text(caused);
        Row before = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (before != null && before.text().equals(text) && before.last() == number - 1) {
            rows.set(rows.size() - 1, new Row(before.first(), number, text, before.isTelling()));
        } else {
            String method = caused.get(0).cause().description().split(" ")[0];
            boolean isTelling = !READS.contains(method) || caused.stream().anyMatch(event -> event.failure() != null);
            rows.add(new Row(number, number, text, isTelling));
        }
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

    private static String text(List<RecordedEvent> caused) {
        List<String> exchanges = exchanges(caused);
        String request = exchanges.isEmpty() ? caused.get(0).cause().description() : String.join(", ", exchanges);
        List<RecordedEvent> rest = caused.stream().filter(event -> event.origin() != Origin.HTTP).toList();
        return request + ", caused " + (rest.isEmpty() ? "nothing" : Extract.counts(rest.stream()))
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
        return line(response) + " -> " + response.status()
                + (location == null ? "" : ", Location: " + ValueText.shortened(location.replaceFirst("\\?.+", "?…")));
    }

    private static String line(HttpExchange exchange) {
        return exchange.method() + " " + ValueText.shortened(exchange.path());
    }
}
