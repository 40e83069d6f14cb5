package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Entry.Line;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * Events as a failure message shows them, one line for each:
 *
 * <pre>
 *   #1    3 ms  CDI        DownloadStarted[id=7]
 *   #2   41 ms  CALL       DownloadRequests.update(7) -> failed: IllegalStateException: disk full
 * </pre>
 *
 * An event with a text of several lines has the further ones below its own. If the lines are limited, repeated events are one
 * line, and those that tell the least are counted in their place.
 */
public final class Timeline {

    /** The lines of a whole timeline. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** How long a line is, unless it is one of a whole timeline. */
    private static final int WIDTH = 200;
    /** How many characters of a payload a line shows at least, however long the remark is. */
    private static final int MIN_PAYLOAD = 60;

    private final List<RecordedEvent> all;
    private final CallLines calls;
    /** Those that have a line. */
    private final List<RecordedEvent> events;
    private final int maxLines;
    private final boolean causes;

    /**
     * @param maxLines how many lines to write at most; {@link #UNLIMITED} for each event as it is
     * @param causes whether to show causes where there are several, and to count the events without one
     */
    public Timeline(List<RecordedEvent> events, int maxLines, boolean causes) {
        this.all = events;
        this.calls = CallLines.of(events);
        this.events = calls.shown();
        this.maxLines = maxLines;
        this.causes = causes;
    }

    /** The same timeline with so many lines less. */
    public Timeline shorterBy(int lines) {
        return new Timeline(all, maxLines - lines, causes);
    }

    /** The lines, without a line break after the last. */
    public String text() {
        return text(event -> Optional.empty());
    }

    /**
     * @param remark what to append to the line of an event
     */
    public String text(Function<RecordedEvent, Optional<String>> remark) {
        return String.join("\n", lines(remark));
    }

    /** As {@link #text(Function)}, a line each. */
    public List<String> lines(Function<RecordedEvent, Optional<String>> remark) {
        String legend = causes ? CauseColumn.legend(events).stripTrailing() : "";
        List<Entry> entries = entries(remark);
        Extract extract = isWhole() ? Extract.whole(entries)
                : Extract.of(entries, maxLines - (legend.isEmpty() ? 0 : 1), new Relevance(entries, remark));
        List<Line> shown = extract.shown().flatMap(entry -> entry.lines().stream()).toList();
        TimelineColumns columns = TimelineColumns.of(shown, causes && CauseColumn.isWorthwhile(events));
        List<String> lines = new ArrayList<>();
        extract.parts().forEach(part -> add(lines, part, columns));
        if (!legend.isEmpty()) {
            lines.add(legend);
        }
        return lines;
    }

    /** How many lines there are if none is left out. */
    public int height(Function<RecordedEvent, Optional<String>> remark) {
        int legend = causes && !CauseColumn.legend(events).isEmpty() ? 1 : 0;
        return entries(remark).stream().mapToInt(Entry::height).sum() + legend;
    }

    private List<Entry> entries(Function<RecordedEvent, Optional<String>> remark) {
        Function<RecordedEvent, String> remarks = event -> Stream
                .of(remark.apply(event), causes ? CauseColumn.remark(event) : Optional.<String> empty())
                .flatMap(Optional::stream).collect(Collectors.joining("; "));
        return isWhole()
                ? events.stream()
                        .map(event -> Entry.of(new Line(List.of(event), calls.text(event), remarks.apply(event))))
                        .toList()
                : new Folding(events, calls::text, remarks).entries();
    }

    private boolean isWhole() {
        return maxLines == UNLIMITED;
    }

    private void add(List<String> lines, Extract.Part part, TimelineColumns columns) {
        if (part.entry() == null) {
            lines.add("  … " + part.hidden());
            return;
        }
        part.entry().lines().forEach(line -> add(lines, line, columns.before(line)));
        if (!part.entry().rounds().isEmpty()) {
            lines.add("  … " + part.entry().rounds());
        }
    }

    private void add(List<String> lines, Line line, String before) {
        String[] texts = line.text().split("\n");
        String remark = line.remark().isEmpty() ? "" : "   <- " + line.remark();
        // The body of a response ends it, and is cut already: values that a test misses are there.
        int width = line.first().payload() instanceof UpstreamCall ? WIDTH + CallLines.SHOWN_BODY : WIDTH;
        lines.add(before + narrowed(texts[0], width - before.length() - remark.length()) + remark);
        String indent = " ".repeat(before.length());
        for (int below = 1; below < texts.length; below++) {
            lines.add(indent + narrowed(texts[below], WIDTH - indent.length()));
        }
    }

    /** A number is cut whole: the beginning of that of a line would be the number of another line. */
    private String narrowed(String text, int room) {
        int width = Math.max(MIN_PAYLOAD, room);
        if (isWhole() || text.length() <= width) {
            return text;
        }
        int end = width - 1;
        while (end > 0 && Character.isDigit(text.charAt(end)) && Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
