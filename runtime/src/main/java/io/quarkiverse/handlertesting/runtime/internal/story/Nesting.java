package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Which calls ran within which: a call is recorded when it ends, so that an outer one follows the inner ones. */
final class Nesting {

    /** Before the text of a call within another one, which is below it. */
    static final String MARK = "┌ ";

    /** How many calls are around a call, by its number. */
    private final Map<Long, Integer> depths = new HashMap<>();

    private record Call(long start, long end, int depth) {

        boolean isAround(long otherStart, long otherEnd) {
            return start <= otherStart && end >= otherEnd && end - start > otherEnd - otherStart;
        }
    }

    Nesting(List<RecordedEvent> events) {
        Map<String, Deque<Call>> later = new HashMap<>();
        for (int i = events.size() - 1; i >= 0; i--) {
            RecordedEvent event = events.get(i);
            if (event.payload() instanceof MethodCall call) {
                String of = event.thread() + " " + event.cause();
                add(event, call, later.computeIfAbsent(of, key -> new ArrayDeque<>()));
            }
        }
    }

    private void add(RecordedEvent event, MethodCall call, Deque<Call> later) {
        long start = event.nanos() - call.duration().toNanos();
        while (!later.isEmpty() && later.peek().start() > event.nanos()) {
            later.pop();
        }
        int depth = 0;
        for (Call outer : later) {
            if (outer.isAround(start, event.nanos())) {
                depth = outer.depth() + 1;
                break;
            }
        }
        later.push(new Call(start, event.nanos(), depth));
        depths.put(event.sequence(), depth);
    }

    /** The beginning of the line of an event: one mark for each call around it, which is below it. */
    String mark(RecordedEvent event) {
        return MARK.repeat(depths.getOrDefault(event.sequence(), 0));
    }
}
