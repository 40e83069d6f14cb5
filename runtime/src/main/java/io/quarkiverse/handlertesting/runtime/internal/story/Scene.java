package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/**
 * What is known when a failure message is written.
 *
 * @param events those of the test so far, details included, in order
 * @param request the number of the request that the failure is about; empty if it is about none, such as a wait for an event
 * @param awaited selects the event that did not come; {@code null} if the failure is not about an event
 * @param missing what did not come that may still be underway
 */
public record Scene(List<RecordedEvent> events, OptionalLong request, EventSelector<?> awaited, Missing missing) {

    /** The part that did not come. */
    public enum Missing {
        /** All that was awaited is there. */
        NOTHING,
        /** It is not known: another library or the test itself has failed the test. */
        UNKNOWN,
        /** An event, or a response. */
        WHOLE,
        /** A part of a response whose head has come. */
        REST
    }

    /** Nothing is missing. */
    public Scene(List<RecordedEvent> events, OptionalLong request, EventSelector<?> awaited) {
        this(events, request, awaited, Missing.NOTHING);
    }

    /** Whether it is known that something did not come. */
    public boolean isSomethingMissing() {
        return missing == Missing.WHOLE || missing == Missing.REST;
    }

    /** A failure that is about no request and no event. */
    public static Scene of(List<RecordedEvent> events) {
        return new Scene(events, OptionalLong.empty(), null);
    }

    /** The events that the request caused which the failure is about, or all if it is about none. */
    public Stream<RecordedEvent> concerned() {
        return events.stream().filter(event -> request.isEmpty() || CauseColumn.isOf(event, request.getAsLong()));
    }

    /** The remark on an event that is close to an awaited one. */
    public Optional<String> nearMiss(RecordedEvent event) {
        try {
            return awaited == null || awaited.matches(event) ? Optional.empty() : awaited.nearMiss(event);
        } catch (Throwable thrown) {
            return Optional.empty();
        }
    }
}
