package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Entry.Line;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;

/** How wide the columns of a timeline are. */
record TimelineColumns(int number, int millis, int cause, int origin) {

    private static final int MILLIS_WIDTH = 3;

    static TimelineColumns of(List<Line> lines, boolean causes) {
        List<RecordedEvent> events = lines.stream().map(Line::first).toList();
        return new TimelineColumns(lines.stream().mapToInt(line -> line.number().length()).max().orElse(0),
                events.stream().mapToInt(event -> Durations.millis(event.nanos()).length()).reduce(MILLIS_WIDTH, Math::max),
                causes ? CauseColumn.width(events) : 0,
                events.stream().mapToInt(event -> event.origin().name().length()).max().orElse(0));
    }

    /** The beginning of a line, up to the payload. */
    String before(Line line) {
        String by = cause == 0 ? "" : String.format("%-" + cause + "s  ", CauseColumn.text(line.first()));
        String format = "  %-" + number + "s  %" + millis + "s ms  %s%-" + origin + "s  ";
        return String.format(format, line.number(), Durations.millis(line.first().nanos()), by, line.first().origin());
    }
}
