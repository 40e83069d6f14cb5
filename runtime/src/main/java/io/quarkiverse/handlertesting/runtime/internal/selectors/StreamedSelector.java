package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;
import io.quarkiverse.handlertesting.sse.SseFrame;

/** Events of one type, of any event stream. */
public record StreamedSelector(String type) implements EventSelector<SseFrame> {

    @Override
    public boolean matches(RecordedEvent event) {
        return event.payload() instanceof SseFrame frame && frame.isEvent() && frame.event().equals(type);
    }

    @Override
    public SseFrame value(RecordedEvent event) {
        return (SseFrame) event.payload();
    }

    @Override
    public String description() {
        return "streamed event " + type;
    }

    /** A type with a typing error, or in another case. */
    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        return event.payload() instanceof SseFrame frame && frame.isEvent() && Suggestions.isNear(type, frame.event())
                ? Optional.of("not \"" + type + "\"")
                : Optional.empty();
    }
}
