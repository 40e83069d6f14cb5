package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** How much each entry of a timeline tells about a failure. */
final class Relevance {

    /** Has a remark of the failure, such as an unexpected event or a near miss. */
    private static final int MARKED = 0;
    private static final int FAILED = 1;
    /** Next to a marked one, or at the end. */
    private static final int NEAR = 2;
    /** Of the same cause as a marked one, or one of many with the same remark. */
    private static final int RELATED = 3;
    /** A request or its response. */
    private static final int EXCHANGE = 4;
    private static final int PLAIN = 5;
    /** A call within another call. */
    private static final int NESTED = 6;
    private static final int DETAIL = 7;
    private static final int HEARTBEAT = 8;

    /** Of many entries with the same remark, how many of the first and of the last ones count as marked. */
    private static final int FIRST_MARKED = 2;
    private static final int LAST_MARKED = 3;
    /** How many equal failures count as such. */
    private static final int EQUAL_FAILURES = 2;
    private static final int LAST = 3;

    /** The level of a record is in its text, as is the status of an exchange. */
    private static final Pattern WARNING = Pattern.compile("^(WARN|WARNING|ERROR|FATAL|SEVERE)\\b");
    private static final Pattern FAILED_EXCHANGE = Pattern
            .compile(" -> (not expected|not answered|a fault|failed|aborted|[45]\\d\\d\\b)");

    private final List<Entry> entries;
    private final int[] ranks;

    /** @param remark the remarks of the failure */
    Relevance(List<Entry> entries, Function<RecordedEvent, Optional<String>> remark) {
        this.entries = entries;
        this.ranks = new int[entries.size()];
        Map<String, List<Integer>> remarked = new HashMap<>();
        Map<String, Integer> failures = new HashMap<>();
        for (int i = 0; i < ranks.length; i++) {
            int index = i;
            Entry.Line line = entries.get(i).lines().get(0);
            ranks[i] = plain(line);
            entries.get(i).lines().stream().flatMap(shown -> remark.apply(shown.first()).stream()).findFirst()
                    .ifPresent(text -> remarked.computeIfAbsent(text, key -> new ArrayList<>()).add(index));
            if (entries.get(i).lines().stream().anyMatch(Relevance::isFailed)
                    && failures.merge(line.first().origin() + Folding.withoutDurations(line.text()), 1,
                            Integer::sum) <= EQUAL_FAILURES) {
                ranks[i] = FAILED;
            }
        }
        List<Integer> marked = new ArrayList<>();
        remarked.values().forEach(same -> mark(same, marked));
        near(marked);
    }

    private void mark(List<Integer> same, List<Integer> marked) {
        for (int i = 0; i < same.size(); i++) {
            if (i < FIRST_MARKED || i >= same.size() - LAST_MARKED) {
                marked.add(same.get(i));
            } else {
                raise(same.get(i), RELATED);
            }
        }
    }

    private void near(List<Integer> marked) {
        Set<Long> causes = new HashSet<>();
        for (int index : marked) {
            raise(index, MARKED);
            raise(index - 1, NEAR);
            raise(index + 1, NEAR);
            entries.get(index).events().filter(event -> event.cause() != null && event.cause().isRequest())
                    .forEach(event -> causes.add(event.cause().number()));
        }
        for (int i = 0; i < ranks.length; i++) {
            RecordedEvent first = entries.get(i).lines().get(0).first();
            if (ranks[i] <= PLAIN && first.cause() != null && causes.contains(first.cause().number())) {
                raise(i, RELATED);
            }
            if (ranks[i] <= PLAIN && (i == 0 || i >= ranks.length - LAST)) {
                raise(i, NEAR);
            }
        }
    }

    private void raise(int index, int rank) {
        if (index >= 0 && index < ranks.length) {
            ranks[index] = Math.min(ranks[index], rank);
        }
    }

    private static int plain(Entry.Line line) {
        Origin origin = line.first().origin();
        if (Folding.isHeartbeat(line.first())) {
            return HEARTBEAT;
        }
        if (origin.isDetail()) {
            return DETAIL;
        }
        return origin == Origin.HTTP ? EXCHANGE : line.text().startsWith(Nesting.MARK) ? NESTED : PLAIN;
    }

    private static boolean isFailed(Entry.Line line) {
        RecordedEvent event = line.first();
        return event.failure() != null || switch (event.origin()) {
            case FAILURE -> true;
            case LOG -> WARNING.matcher(line.text()).find();
            case TRANSACTION -> line.text().contains("rolled back");
            case HTTP, HTTP_CLIENT, UPSTREAM, CALL_OUT, GRPC -> FAILED_EXCHANGE.matcher(line.text()).find();
            default -> false;
        };
    }

    /** The rank of an entry; the lowest is the most relevant. */
    int rank(int index) {
        return ranks[index];
    }

    /** The order among those of the same rank: the first failure leads to the others, else the later one is more telling. */
    int order(int index) {
        return ranks[index] == FAILED ? index : -index;
    }
}
