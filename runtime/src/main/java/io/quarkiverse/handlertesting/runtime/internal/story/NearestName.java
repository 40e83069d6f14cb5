package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;

/** An event came whose name is close to the awaited one. */
public final class NearestName implements ClueFinder {

    private static final int NAMES = 2;

    /** The remark of a selector by name. */
    private static final Pattern NOT = Pattern.compile("not \"(.+)\"");

    @Override
    public List<Clue> find(Scene scene) {
        if (scene.awaited() == null) {
            return List.of();
        }
        Map<String, RecordedEvent> came = new LinkedHashMap<>();
        String awaited = null;
        for (RecordedEvent event : scene.events()) {
            Matcher remark = NOT.matcher(scene.nearMiss(event).orElse(""));
            if (remark.matches()) {
                awaited = remark.group(1);
                came.putIfAbsent(event.name(), event);
            }
        }
        return awaited == null ? List.of() : List.of(new Clue(Weight.POINTS, text(awaited, came)));
    }

    private static String text(String awaited, Map<String, RecordedEvent> came) {
        return came.keySet().stream().sorted(Comparator.comparingInt(name -> Suggestions.distance(name, awaited))).limit(NAMES)
                .map(name -> "\"" + name + "\" (#" + came.get(name).sequence() + ")").collect(Collectors.joining(" and "))
                + " came, but \"" + awaited + "\" was awaited.";
    }
}
