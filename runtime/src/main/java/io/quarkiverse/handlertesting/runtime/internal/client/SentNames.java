package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;
import io.quarkiverse.handlertesting.sse.SseFrame;

/** The names of the events that a stream has sent, when one of another name was awaited. */
final class SentNames {

    /** How many names a message shows. */
    private static final int SHOWN = 6;

    private SentNames() {
    }

    /** Empty if an event of this name has come, and was read before, or if no frame has come. */
    static Optional<Clue> clue(String awaited, List<SseFrame> frames) {
        Map<String, Integer> sent = new LinkedHashMap<>();
        frames.forEach(frame -> sent.merge(name(frame), 1, Integer::sum));
        if (sent.isEmpty() || sent.containsKey(awaited)) {
            return Optional.empty();
        }
        String quoted = '"' + ControlCharacters.escaped(awaited) + '"';
        List<String> events = frames.stream().filter(SseFrame::isEvent).map(SseFrame::event).distinct().toList();
        return Optional.of(Suggestions.meant(awaited, events)
                .map(near -> new Clue(Weight.SHOWS, "The stream has sent \"" + ControlCharacters.escaped(near) + "\", but no "
                        + quoted + "; it has sent " + list(sent) + "."))
                .orElseGet(() -> new Clue(Weight.POINTS, "The stream has sent " + list(sent) + ", but no " + quoted + ".")));
    }

    private static String name(SseFrame frame) {
        return frame.isEvent() ? frame.event() : frame.isComment() ? "a comment" : "a field";
    }

    /** {@code pending, 3 × a comment, complete} */
    private static String list(Map<String, Integer> sent) {
        List<String> names = new ArrayList<>();
        sent.forEach((name, count) -> names.add((count == 1 ? "" : count + " × ") + ControlCharacters.escaped(name)));
        int more = names.size() - SHOWN;
        return names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
    }
}
