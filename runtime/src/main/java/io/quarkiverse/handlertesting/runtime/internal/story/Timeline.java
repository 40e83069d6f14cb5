package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;

/**
 * Events as a failure message shows them, one line for each:
 *
 * <pre>
 *   #1    3 ms  CDI        DownloadStarted[id=7]
 *   #2   41 ms  CALL       DownloadRequests.update(7) -> failed: IllegalStateException: disk full
 * </pre>
 *
 * An event with a text of several lines has the further ones below its own.
 */
public final class Timeline {

    private static final int MILLIS_WIDTH = 3;

    private final List<RecordedEvent> events;
    private final int maxShown;
    private final boolean causes;

    /**
     * @param maxShown how many events to show: of a longer timeline, the first events fill a quarter, and the last ones the
     *        rest
     * @param causes whether to show causes where there are several, and to count the events without one
     */
    public Timeline(List<RecordedEvent> events, int maxShown, boolean causes) {
        this.events = events;
        this.maxShown = maxShown;
        this.causes = causes;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** The lines, without a line break after the last. */
    public String text() {
        return text(event -> Optional.empty());
    }

    /**
     * @param remark what to append to the line of an event
     */
    public String text(Function<RecordedEvent, Optional<String>> remark) {
        int left = Math.max(0, events.size() - maxShown);
        int first = left == 0 ? events.size() : maxShown / 4;
        Columns columns = new Columns(events, causes && CauseColumn.isWorthwhile(events));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < events.size(); i++) {
            if (i == first) {
                text.append("  … ").append(left).append(left == 1 ? " event is" : " events are")
                        .append(" not shown\n");
            }
            if (i < first || i >= first + left) {
                RecordedEvent event = events.get(i);
                String[] lines = String.valueOf(event.payload()).split("\n");
                text.append(columns.before(event)).append(lines[0]);
                String remarks = remarks(event, remark);
                text.append(remarks.isEmpty() ? "" : "   <- ").append(remarks);
                text.append('\n');
                for (int below = 1; below < lines.length; below++) {
                    text.append(" ".repeat(columns.before(event).length())).append(lines[below]).append('\n');
                }
            }
        }
        text.append(causes ? CauseColumn.legend(events) : "");
        return text.isEmpty() ? "" : text.substring(0, text.length() - 1);
    }

    private String remarks(RecordedEvent event, Function<RecordedEvent, Optional<String>> remark) {
        return Stream.of(remark.apply(event), causes ? CauseColumn.remark(event) : Optional.<String> empty())
                .flatMap(Optional::stream).collect(Collectors.joining("; "));
    }

    /** How wide the columns are. */
    private record Columns(int number, int millis, int cause, int origin) {

        Columns(List<RecordedEvent> events, boolean causes) {
            this(events.stream().mapToInt(event -> number(event).length()).max().orElse(0),
                    events.stream().mapToInt(event -> Durations.millis(event.nanos()).length()).reduce(MILLIS_WIDTH, Math::max),
                    causes ? CauseColumn.width(events) : 0,
                    events.stream().mapToInt(event -> event.origin().name().length()).max().orElse(0));
        }

        /** The line of an event, up to its payload. */
        String before(RecordedEvent event) {
            String by = cause == 0 ? "" : String.format("%-" + cause + "s  ", CauseColumn.text(event));
            String format = "  %-" + number + "s  %" + millis + "s ms  %s%-" + origin + "s  ";
            return String.format(format, number(event), Durations.millis(event.nanos()), by, event.origin());
        }

        private static String number(RecordedEvent event) {
            return "#" + event.sequence();
        }
    }
}
