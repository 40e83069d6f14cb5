package io.quarkiverse.handlertesting.runtime.internal.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Events as a journal holds them, each a millisecond after the one before it. */
public final class Recorded {

    static final Cause R1 = new Cause(1, "POST /pull");
    static final Cause R2 = new Cause(2, "GET /pulls");

    private final List<RecordedEvent> events = new ArrayList<>();
    private Cause cause = R1;

    /** The cause of the events from now on. */
    public Recorded by(Cause other) {
        cause = other;
        return this;
    }

    public Recorded add(Origin origin, String name, Object payload) {
        return add(origin, name, payload, null);
    }

    Recorded add(Origin origin, Object payload) {
        return add(origin, payload.toString(), payload, null);
    }

    Recorded add(Origin origin, String name, Object payload, Throwable failure) {
        long number = events.size() + 1;
        events.add(
                new RecordedEvent(number, TimeUnit.MILLISECONDS.toNanos(number), origin, name, payload, failure, "main", cause,
                        null, null));
        return this;
    }

    /** A call of {@code Pulls.method(7)}. */
    Recorded call(String method, int millis, Throwable failure) {
        return add(Origin.CALL, "Pulls." + method, new MethodCall(Pulls.class, method, List.of(7), null, failure, false,
                Duration.ofMillis(millis)), failure);
    }

    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    /** The lines of a timeline. */
    String timeline(int maxLines) {
        return new Timeline(events(), maxLines, true).text();
    }
}

class Pulls {
}
