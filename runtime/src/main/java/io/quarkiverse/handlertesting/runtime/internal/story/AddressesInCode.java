package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/**
 * The class of the application that has the address of a failed call in its code. A mock is reached through the configuration,
 * so such a call goes past it.
 */
public final class AddressesInCode implements ClueFinder {

    private static final int FIRST_ERROR = 400;
    private static final int SHOWN = 3;
    /** Scheme, host and port. */
    private static final Pattern ORIGIN = Pattern.compile("^https?://[^/?#]+");

    private final Supplier<Map<String, Collection<String>>> texts;

    /** @param texts the texts in the code of each class, by its simple name; asked for after a failed call only */
    public AddressesInCode(Supplier<Map<String, Collection<String>>> texts) {
        this.texts = texts;
    }

    @Override
    public List<Clue> find(Scene scene) {
        List<String> origins = failed(scene);
        if (origins.isEmpty()) {
            return List.of();
        }
        Map<String, Collection<String>> all = new TreeMap<>(texts.get());
        return origins.stream().flatMap(origin -> clue(origin, classes(origin, all)).stream()).limit(1).toList();
    }

    /** The origins of calls that no mock got. */
    private static List<String> failed(Scene scene) {
        CallLines lines = CallLines.of(scene.events());
        return scene.concerned().filter(event -> event.payload() instanceof CallOut call && hasFailed(call)
                && !lines.hasArrived(event)).flatMap(event -> origin(((CallOut) event.payload()).target()).stream()).distinct()
                .toList();
    }

    private static boolean hasFailed(CallOut call) {
        return call.stage() == CallOut.Stage.FAILED || call.status() >= FIRST_ERROR;
    }

    private static List<String> origin(String address) {
        Matcher origin = ORIGIN.matcher(address);
        return origin.find() ? List.of(origin.group()) : List.of();
    }

    private static List<String> classes(String origin, Map<String, Collection<String>> all) {
        return all.entrySet().stream().filter(type -> type.getValue().stream().anyMatch(text -> origin(text).contains(origin)))
                .map(Map.Entry::getKey).toList();
    }

    private static List<Clue> clue(String origin, List<String> classes) {
        return classes.isEmpty() ? List.of()
                : List.of(new Clue(Weight.SHOWS, "The address " + origin + " is a text in the code of "
                        + classes.stream().limit(SHOWN).collect(Collectors.joining(", ")) + "."));
    }
}
