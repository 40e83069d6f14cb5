package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/**
 * The events in a message about a request. Those of the requests before it are shown as far as there is room: the fault may be
 * in a request that wrote, and show only in the order of the statements of two.
 */
public final class RequestHistory {

    private static final String LEAD = "The test saw:";
    /** For how many requests to try whether their events have room: each has two or more. */
    private static final int TRIED = 15;

    private final List<RecordedEvent> events;
    private final long request;
    private final UnaryOperator<List<RecordedEvent>> filter;
    private final ToIntFunction<List<RecordedEvent>> height;

    /**
     * A part of a message.
     *
     * @param before a line each for requests whose events are not shown
     * @param lead introduces the events; empty for the line of the caller
     * @param events to show, with their causes if there are several
     */
    public record Shown(List<String> before, String lead, List<RecordedEvent> events) {
    }

    /**
     * @param events those of the test
     * @param request the number of the request that the failure is about
     * @param filter takes out the events that messages do not show
     * @param height how many lines these events have
     */
    public RequestHistory(List<RecordedEvent> events, long request, UnaryOperator<List<RecordedEvent>> filter,
            ToIntFunction<List<RecordedEvent>> height) {
        this.events = events;
        this.request = request;
        this.filter = filter;
        this.height = height;
    }

    /** The events of the request alone, and a line for each request before it. */
    public Shown folded() {
        return with(Set.of());
    }

    /**
     * All events of the test if they have room; else those of the request, and of as many before it as have room.
     *
     * @param room how many lines there are
     * @param withoutEvents what to say of a request that caused nothing
     */
    public Shown within(int room, String withoutEvents) {
        Shown best = folded();
        List<Long> earlier = EarlierRequests.mostTelling(events, request);
        if (earlier.isEmpty()) {
            return best;
        }
        Shown whole = new Shown(List.of(), best.events().isEmpty() ? (withoutEvents + " " + LEAD).strip() : LEAD,
                filter.apply(events));
        if (fits(whole, room)) {
            return whole;
        }
        Set<Long> expanded = new TreeSet<>();
        for (long number : earlier.subList(0, fits(best, room) ? Math.min(TRIED, earlier.size()) : 0)) {
            expanded.add(number);
            Shown more = with(expanded);
            if (fits(more, room)) {
                best = more;
            } else {
                expanded.remove(number);
            }
        }
        return best;
    }

    private boolean fits(Shown shown, int room) {
        // One line is the lead.
        return shown.before().size() + 1 + height.applyAsInt(shown.events()) <= room;
    }

    private Shown with(Set<Long> expanded) {
        List<RecordedEvent> shown = filter.apply(events.stream().filter(event -> event.cause() != null
                && (event.cause().number() == request || expanded.contains(event.cause().number()))).toList());
        return new Shown(EarlierRequests.lines(events, request, expanded), lead(expanded), shown);
    }

    /** {@code r1, r2 and r4 have caused:} */
    private String lead(Set<Long> expanded) {
        if (expanded.isEmpty()) {
            return "";
        }
        return expanded.stream().map(number -> "r" + number).collect(Collectors.joining(", ")) + " and r" + request
                + " have caused:";
    }
}
