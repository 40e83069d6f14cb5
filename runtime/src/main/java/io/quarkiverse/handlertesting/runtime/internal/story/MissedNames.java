package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;

/**
 * The names that the application has looked up in the requests of a test, and the clue that a request lacks one of them but has
 * a similar one, which the application has not looked up. Knows names only, no values. Thread-safe.
 */
public final class MissedNames implements ClueFinder {

    /** How many names of a request are kept. */
    private static final int KEPT = 50;
    private static final int SHOWN = 2;
    /** How many requests that lack the same name are named. */
    private static final int NAMED = 2;
    /** Of a test. */
    private static final int REQUESTS = 100;

    /** The part of a request that has names. */
    public enum Part {
        HEADER("header"),
        QUERY_PARAMETER("query parameter"),
        COOKIE("cookie"),
        FORM_FIELD("form field"),
        PARAMETER("parameter");

        private final String text;

        Part(String text) {
            this.text = text;
        }
    }

    /** @param text in lower case, as the names of headers are compared */
    private record Name(Part part, String text) {
    }

    /**
     * @param reader the code that has looked the name up: a method, or a line
     * @param present the names that the request has; empty if it has this one
     */
    private record LookUp(String name, String reader, List<String> present) {
    }

    private final Map<Long, Map<Name, LookUp>> byRequest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Map<Name, LookUp>> eldest) {
            return size() > REQUESTS;
        }
    };

    /**
     * Adds a name that a request has.
     *
     * @param request its number
     */
    public void found(long request, Part part, String name) {
        add(request, part, name, () -> null, List::of);
    }

    /**
     * Adds a name that a request lacks.
     *
     * @param reader returns a method or a line, {@code null} if it is not known; asked only if the name is kept
     * @param present returns the names that the request has; asked only if the name is kept
     */
    public void missed(long request, Part part, String name, Supplier<String> reader, Supplier<Collection<String>> present) {
        add(request, part, name, reader, present);
    }

    private synchronized void add(long request, Part part, String name, Supplier<String> reader,
            Supplier<Collection<String>> present) {
        Map<Name, LookUp> known = byRequest.computeIfAbsent(request, first -> new LinkedHashMap<>());
        if (known.size() < KEPT) {
            known.computeIfAbsent(new Name(part, plain(name)),
                    first -> new LookUp(name, reader.get(), List.copyOf(present.get())));
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public synchronized void clear() {
        byRequest.clear();
    }

    @Override
    public synchronized List<Clue> find(Scene scene) {
        Map<String, List<Long>> missed = new LinkedHashMap<>();
        byRequest.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(request -> texts(request.getValue()).forEach(
                        text -> missed.computeIfAbsent(text, first -> new ArrayList<>()).add(request.getKey())));
        return missed.entrySet().stream().map(miss -> clue(miss.getValue(), miss.getKey(), scene)).sorted().limit(SHOWN)
                .toList();
    }

    /** Names of the request that the failure is about say most; another one may have written what that one reads. */
    private static Clue clue(List<Long> requests, String text, Scene scene) {
        boolean isConcerned = scene.request().isEmpty() || requests.contains(scene.request().getAsLong());
        return new Clue(isConcerned ? Weight.SHOWS : Weight.POINTS, subject(requests) + text);
    }

    private static String subject(List<Long> requests) {
        int others = requests.size() - NAMED;
        return requests.size() == 1 ? "r" + requests.get(0) + " has"
                : others == 0 ? "r" + requests.get(0) + " and r" + requests.get(1) + " have"
                        : "r" + requests.get(0) + ", r" + requests.get(1) + " and " + others + " more request"
                                + (others == 1 ? "" : "s") + " have";
    }

    private static Stream<String> texts(Map<Name, LookUp> names) {
        return names.entrySet().stream().flatMap(entry -> text(entry.getKey().part(), entry.getValue(), names).stream());
    }

    private static Optional<String> text(Part part, LookUp missed, Map<Name, LookUp> names) {
        return Suggestions.similar(missed.name(), missed.present().stream()
                .filter(present -> !names.containsKey(new Name(part, plain(present)))).toList())
                .map(similar -> " no " + part.text + " \"" + missed.name() + "\", which " + missed.reader()
                        + " reads, but \"" + similar + "\".");
    }
}
