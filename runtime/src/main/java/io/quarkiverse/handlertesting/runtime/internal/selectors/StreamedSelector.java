package io.quarkiverse.handlertesting.runtime.internal.selectors;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
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
}
