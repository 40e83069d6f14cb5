package io.quarkiverse.handlertesting.runtime.internal.story;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * Fields of JSON objects that the application ignores, although it reads others that are not there. Knows names only, no
 * values. Thread-safe.
 */
public final class JsonFields implements ClueFinder {

    /** How many objects of a test are kept, and how many names of each. */
    private static final int KEPT = 100;
    /** How many ignored fields of a class. */
    private static final int NAMES = 20;
    private static final int SHOWN = 2;
    private static final int LISTED = 6;
    /** A class that ignores more fields is made for a part of them: that one is missing says little then. */
    private static final int FEW = 3;

    private record Mapped(long request, Class<?> type) {
    }

    /** @param properties the names of the Java properties by those in JSON */
    private record Fields(Set<String> ignored, Supplier<Map<String, String>> properties) {
    }

    /** A field that is ignored, and the one that is read in its place. */
    private record Read(String name, String property) {
    }

    private record Missed(long request, String name, String line) {
    }

    private final Map<Mapped, Fields> mapped = new LinkedHashMap<>();
    /** With the names that the object has. */
    private final Map<Missed, Set<String>> missed = new LinkedHashMap<>();

    /**
     * Adds a field that a class has no property for.
     *
     * @param request the number of the request that led to it
     * @param properties the names of the Java properties of the class, by their names in JSON; asked for only if the test fails
     */
    public synchronized void ignored(long request, Class<?> type, String name, Supplier<Map<String, String>> properties) {
        Mapped key = new Mapped(request, type);
        if (mapped.size() < KEPT || mapped.containsKey(key)) {
            Set<String> names = mapped.computeIfAbsent(key, first -> new Fields(new LinkedHashSet<>(), properties)).ignored();
            if (names.size() < NAMES) {
                names.add(name);
            }
        }
    }

    /**
     * Adds a field that code has looked up in an object without it. Of each line, the first object counts.
     *
     * @param line {@code null} if it is not known
     * @param present the names that the object has; asked for only if the field is kept
     */
    public synchronized void missed(long request, String name, String line, Supplier<? extends Collection<String>> present) {
        if (missed.size() < KEPT) {
            missed.computeIfAbsent(new Missed(request, name, line),
                    first -> present.get().stream().limit(KEPT).collect(Collectors.toCollection(LinkedHashSet::new)));
        }
    }

    public synchronized void clear() {
        mapped.clear();
        missed.clear();
    }

    @Override
    public synchronized List<Clue> find(Scene scene) {
        return Stream.concat(
                mapped.entrySet().stream().filter(entry -> isConcerned(entry.getKey().request(), scene))
                        .flatMap(entry -> ignored(entry.getKey(), entry.getValue(), scene).stream()),
                missed.entrySet().stream().filter(entry -> isConcerned(entry.getKey().request(), scene))
                        .flatMap(entry -> missed(entry.getKey(), entry.getValue(), scene).stream()))
                .distinct().sorted().limit(SHOWN).toList();
    }

    private static boolean isConcerned(long request, Scene scene) {
        return scene.request().isEmpty() || scene.request().getAsLong() == request;
    }

    private static Optional<Clue> ignored(Mapped object, Fields fields, Scene scene) {
        Map<String, String> properties = fields.properties().get();
        String type = TypeText.name(object.type());
        Optional<UpstreamCall> source = source(object.request(), fields.ignored(), scene);
        Set<String> absent = source.isEmpty() ? properties.keySet()
                : properties.keySet().stream().filter(name -> !has(source.get(), name))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        String json = source.map(call -> call.upstream() + " answered r" + object.request() + " with JSON that")
                .orElse("A JSON object of r" + object.request());
        Weight weight = source.isPresent() ? Weight.SHOWS : Weight.POINTS;
        return renamed(properties, fields.ignored())
                .map(read -> new Clue(weight, json + " has " + quoted(read.name()) + ", but "
                        + type + " reads " + quoted(read.property()) + " for its " + read.name()
                        + (source.isPresent() && absent.contains(read.property()) ? ", which is not there." : ".")))
                .or(() -> similar(absent, fields.ignored()).map(read -> new Clue(weight, json + " has " + quoted(read.name())
                        + ", but " + type + " reads " + quoted(read.property())
                        + (source.isPresent() ? ", which is not there." : "."))))
                .or(() -> source.isEmpty() || absent.isEmpty() || absent.size() > FEW || fields.ignored().size() > FEW
                        ? Optional.empty()
                        : Optional.of(new Clue(Weight.POINTS, json + " lacks " + quoted(absent) + ", which " + type
                                + " reads; it ignores " + quoted(fields.ignored()) + ".")));
    }

    /** A field that is ignored although a Java property has its name, which is read from another field. */
    private static Optional<Read> renamed(Map<String, String> properties, Set<String> ignored) {
        return ignored.stream().flatMap(name -> properties.entrySet().stream()
                .filter(property -> name.equals(property.getValue())).map(property -> new Read(name, property.getKey())))
                .findFirst();
    }

    private static Optional<Read> similar(Set<String> absent, Set<String> ignored) {
        return ignored.stream().flatMap(name -> Suggestions.similar(name, absent).map(read -> new Read(name, read)).stream())
                .findFirst();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static Optional<Clue> missed(Missed read, Set<String> present, Scene scene) {
        Optional<String> similar = Suggestions.similar(read.name(), present);
        Optional<UpstreamCall> source = source(read.request(), present, scene)
                .filter(call -> !present.isEmpty() && !has(call, read.name()));
        if (similar.isEmpty() && source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Clue(similar.isPresent() ? Weight.SHOWS : Weight.POINTS, "r" + read.request() + " read \""
                + read.name() + "\" of a JSON object" + source.map(call -> " from " + call.upstream()).orElse("")
                + (read.line() == null ? "" : " at " + read.line()) + ", which has no such field; it has "
                + similar.map(JsonFields::quoted).orElseGet(() -> quoted(present)) + "."));
    }

    /** The call whose answer the object comes from: it has all the names. */
    private static Optional<UpstreamCall> source(long request, Set<String> names, Scene scene) {
        return scene.events().stream()
                .filter(event -> CauseColumn.isOf(event, request) && event.payload() instanceof UpstreamCall)
                .map(event -> (UpstreamCall) event.payload())
                .filter(call -> call.response() != null && names.stream().allMatch(name -> has(call, name))).findFirst();
    }

    private static boolean has(UpstreamCall call, String name) {
        return new String(call.response(), StandardCharsets.UTF_8).contains('"' + name + '"');
    }

    /** {@code "a", "b" and "c"} */
    private static String quoted(Collection<String> names) {
        List<String> all = Stream.concat(names.stream().limit(LISTED).map(JsonFields::quoted),
                names.size() > LISTED ? Stream.of((names.size() - LISTED) + " more") : Stream.empty()).toList();
        return all.size() == 1 ? all.get(0)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }
}
