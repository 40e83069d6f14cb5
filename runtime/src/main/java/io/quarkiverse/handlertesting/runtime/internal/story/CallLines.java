package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.FailedCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.CallEnd;
import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * The lines of outgoing requests: a request and the call that arrived at a mock are one line, and so are a request that failed
 * and its event. The detail gives the line of the event its duration and attempt.
 */
final class CallLines {

    /** How much of a body is shown, in characters. */
    static final int SHOWN_BODY = 160;
    private static final int NO_CONTENT = 204;

    private final List<RecordedEvent> events;
    /** The details, by the events that have the line. By identity: equality would call methods of the application's objects. */
    private final Map<RecordedEvent, RecordedEvent> ends = new IdentityHashMap<>();
    private final Set<RecordedEvent> merged = Collections.newSetFromMap(new IdentityHashMap<>());
    /** The details whose requests have arrived at a mock. */
    private final Set<RecordedEvent> arrived = Collections.newSetFromMap(new IdentityHashMap<>());

    private CallLines(List<RecordedEvent> events) {
        this.events = events;
    }

    static CallLines of(List<RecordedEvent> events) {
        CallLines lines = new CallLines(events);
        List<RecordedEvent> open = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (event.payload() instanceof UpstreamCall || event.payload() instanceof FailedCall) {
                open.add(event);
            } else if (event.payload() instanceof CallOut call
                    && (call.stage() == Stage.ANSWERED || call.stage() == Stage.FAILED)) {
                lines.merge(event, call, open);
            }
        }
        return lines;
    }

    private void merge(RecordedEvent detail, CallOut call, List<RecordedEvent> open) {
        Optional<RecordedEvent> atMock = open.stream().filter(event -> isSame(event, detail, call)).findFirst();
        Optional<RecordedEvent> failed = call.stage() == Stage.ANSWERED ? Optional.empty()
                : open.stream().filter(event -> isFailure(event, detail, call)).findFirst();
        atMock.ifPresent(event -> arrived.add(detail));
        open.removeIf(event -> event == atMock.orElse(null) || event == failed.orElse(null));
        (call.stage() == Stage.ANSWERED ? atMock : failed).ifPresent(event -> {
            ends.put(event, detail);
            merged.add(detail);
        });
    }

    /** A client without the header of the cause makes a call unattributed. */
    private static boolean isSame(RecordedEvent event, RecordedEvent detail, CallOut call) {
        return event.payload() instanceof UpstreamCall arrived && arrived.method().equals(call.method())
                && (event.cause() == null || number(event) == number(detail))
                && withoutQuery(arrived.url()).equals(path(call.target()));
    }

    private static boolean isFailure(RecordedEvent event, RecordedEvent detail, CallOut call) {
        return event.payload() instanceof FailedCall failed && failed.method().equals(call.method())
                && failed.target().equals(call.target()) && Objects.equals(event.cause(), detail.cause());
    }

    private static long number(RecordedEvent event) {
        return event.cause() == null ? -1 : event.cause().number();
    }

    private static String withoutQuery(String url) {
        return url.split("[?#]", 2)[0];
    }

    /** The path of an address, which may lack scheme, host and port. */
    private static String path(String target) {
        int scheme = target.indexOf("://");
        int path = target.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        return path < 0 ? "/" : target.substring(path);
    }

    /** The events that have a line, in order. */
    List<RecordedEvent> shown() {
        return events.stream().filter(event -> !merged.contains(event)).toList();
    }

    /** Whether the request of this detail has arrived at a mock. */
    boolean hasArrived(RecordedEvent detail) {
        return arrived.contains(detail);
    }

    /** The text of an event, of one or several lines. */
    String text(RecordedEvent event) {
        String text = event.origin() == Origin.CDI_COMMITTED ? EqualEvent.unheard(event) : String.valueOf(event.payload());
        RecordedEvent detail = ends.get(event);
        CallOut end = detail == null ? null : (CallOut) detail.payload();
        if (event.payload() instanceof UpstreamCall call) {
            return !call.isExpected() ? text
                    : text + (end == null ? ""
                            : " in " + CallEnd.text(end.duration(), attempt(event, call, end)) + until(event, detail, end))
                            + body(call);
        }
        return end == null ? text : text + ", after " + CallEnd.text(end.duration(), end.attempt());
    }

    /**
     * {@code ", until 409 ms"} if the call lasted longer than the time of its line, which is that of the arrival at the mock:
     * it would read as if the call had begun before the test.
     */
    private static String until(RecordedEvent arrival, RecordedEvent detail, CallOut end) {
        long ended = detail.sinceStart().toMillis();
        return end.duration().compareTo(arrival.sinceStart()) <= 0 || ended <= arrival.sinceStart().toMillis() ? ""
                : ", until " + ended + " ms";
    }

    /** A call after one that was answered with a success is no attempt. */
    private int attempt(RecordedEvent event, UpstreamCall call, CallOut end) {
        Optional<RecordedEvent> before = events.stream().takeWhile(other -> other != event)
                .filter(other -> other.payload() instanceof UpstreamCall earlier && number(other) == number(event)
                        && earlier.upstream().equals(call.upstream()) && earlier.method().equals(call.method())
                        && withoutQuery(earlier.url()).equals(withoutQuery(call.url())))
                .reduce((first, last) -> last);
        return before.isPresent() && ((UpstreamCall) before.get().payload()).status() / 100 == 2 ? 1 : end.attempt();
    }

    private static String body(UpstreamCall call) {
        return call.response() == null || call.status() == NO_CONTENT ? ""
                : ", " + ShownBody.brief(call.response(), SHOWN_BODY);
    }
}
