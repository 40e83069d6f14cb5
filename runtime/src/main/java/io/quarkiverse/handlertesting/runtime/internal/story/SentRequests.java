package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** The last requests of a test, and the clue that two of them are equal and have caused the same. Thread-safe. */
public final class SentRequests implements ClueFinder {

    /** A request of RestAssured keeps its connection open as long as it is referenced. */
    private static final int KEPT = 10;
    private static final int READS_KEPT = 5;
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<Origin> NO_EFFECTS = Set.of(Origin.HTTP, Origin.LOG, Origin.SPAN, Origin.TRANSACTION,
            Origin.FAILURE);

    /**
     * What a request sent.
     *
     * @param target all that is before the headers
     * @param headers without those that differ in each request, in the order of their names, in lower case
     * @param body {@code null} for none
     */
    public record Content(Object target, TreeMap<String, List<String>> headers, Object body) {

        /** @param name as it was sent, in any case */
        public Content add(String name, String value) {
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), first -> new ArrayList<>()).add(value);
            return this;
        }

        private Optional<String> idempotencyKey() {
            return headers.keySet().stream().filter(name -> name.contains("idempoten")).findFirst();
        }
    }

    private record Sent(long number, Supplier<Content> content) {
    }

    private final Deque<Sent> last = new ArrayDeque<>();
    /** Those that write nothing. Guarded by the lock of the others. */
    private final Deque<Sent> reads = new ArrayDeque<>();

    /** @param content is asked for only if the test fails; {@code null} if it cannot be compared */
    public void add(long number, String method, Supplier<Content> content) {
        boolean writes = WRITES.contains(method);
        Deque<Sent> all = writes ? last : reads;
        synchronized (last) {
            if (all.size() == (writes ? KEPT : READS_KEPT)) {
                all.remove();
            }
            all.add(new Sent(number, content));
        }
    }

    /** The names of the headers of a request, in lower case; empty if it is not one of the last ones. */
    Set<String> headers(long number) {
        List<Sent> all;
        synchronized (last) {
            all = Stream.concat(last.stream(), reads.stream()).filter(request -> request.number() == number).toList();
        }
        return all.stream().map(request -> request.content().get()).filter(Objects::nonNull).findFirst()
                .map(content -> (Set<String>) content.headers().keySet()).orElse(Set.of());
    }

    public void clear() {
        synchronized (last) {
            last.clear();
            reads.clear();
        }
    }

    @Override
    public List<Clue> find(Scene scene) {
        List<Sent> all;
        synchronized (last) {
            all = List.copyOf(last);
        }
        Map<Content, Long> before = new HashMap<>();
        for (Sent sent : all.size() < 2 ? List.<Sent> of() : all) {
            Content content = sent.content().get();
            Long first = content == null ? null : before.putIfAbsent(content, sent.number());
            if (first != null && (scene.request().isEmpty() || scene.request().getAsLong() == sent.number())) {
                Optional<Clue> clue = clue(first, sent.number(), content, scene.events());
                if (clue.isPresent()) {
                    return List.of(clue.get());
                }
            }
        }
        return List.of();
    }

    private static Optional<Clue> clue(long first, long second, Content content, List<RecordedEvent> events) {
        String caused = effects(first, events);
        if (caused.isEmpty() || !caused.equals(effects(second, events))) {
            return Optional.empty();
        }
        String request = events.stream().filter(event -> CauseColumn.isOf(event, second)).findFirst().orElseThrow().cause()
                .description();
        Optional<String> key = content.idempotencyKey();
        return Optional.of(new Clue(key.isPresent() ? Weight.SHOWS : Weight.POINTS,
                "r" + first + " and r" + second + " are equal: " + request
                        + (content.body() == null ? "" : " with the same body")
                        + key.map(name -> (content.body() == null ? " with" : " and") + " the same " + title(name)).orElse("")
                        + "; both were handled, and caused the same: " + caused + "."));
    }

    /** {@code Idempotency-Key} */
    static String title(String name) {
        return List.of(name.split("-")).stream().filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining("-"));
    }

    private static String effects(long request, List<RecordedEvent> events) {
        // A call that a mock has answered is one, and so is one that has failed.
        return Extract.counts(CallLines.of(events.stream().filter(event -> CauseColumn.isOf(event, request)).toList()).shown()
                .stream().filter(event -> !NO_EFFECTS.contains(event.origin())));
    }
}
