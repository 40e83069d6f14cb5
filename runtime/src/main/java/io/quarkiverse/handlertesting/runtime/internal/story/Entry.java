package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/**
 * What a timeline shows in one place: an event, several that read alike in one line, or one round of several and how often it
 * was repeated.
 *
 * @param lines at least one
 * @param more those of further rounds, which are not shown
 * @param rounds the last line, for further rounds; empty for none
 */
record Entry(List<Line> lines, List<Line> more, String rounds) {

    /**
     * The line of an event, or of several that read alike, and the lines below it that belong to it.
     *
     * @param events at least one
     * @param text the payload; may have several lines
     * @param remark what to append to the first line; empty for nothing
     */
    record Line(List<RecordedEvent> events, String text, String remark) {

        RecordedEvent first() {
            return events.get(0);
        }

        RecordedEvent last() {
            return events.get(events.size() - 1);
        }

        /** {@code #5}, {@code #5–#44} */
        String number() {
            return "#" + first().sequence() + (events.size() == 1 ? "" : "–#" + last().sequence());
        }
    }

    static Entry of(Line line) {
        return new Entry(List.of(line), List.of(), "");
    }

    /** All events of this entry, also those that are only counted. */
    Stream<RecordedEvent> events() {
        return Stream.concat(lines.stream(), more.stream()).flatMap(line -> line.events().stream());
    }

    /** How many lines the entry has in a message. */
    int height() {
        return lines.stream().mapToInt(line -> (int) Math.max(1, line.text().lines().count())).sum()
                + (rounds.isEmpty() ? 0 : 1);
    }
}
