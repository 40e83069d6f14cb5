package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * Work of one request that answered another one. It may be meant so, as a message to all listeners is, or an id may not have
 * been compared.
 *
 * @param by the number of the request whose work it was
 * @param after the number of the last event before it
 */
record WorkOfAnother(long by, long after) {

    /**
     * {@code "by work of r3, after the message "7" to downloads.completed that r3 sent; r2 is GET /progress/6"}
     *
     * @param request the number of the request that was answered
     * @param events those of the test
     */
    String text(long request, List<RecordedEvent> events) {
        return "by work of r" + by + sent(events).map(what -> ", after " + what).orElse("") + events.stream()
                .filter(event -> CauseColumn.isOf(event, request)).findFirst()
                .map(event -> "; r" + request + " is " + ValueText.shortened(event.cause().description())).orElse("");
    }

    /** The last event or message of the other request. */
    private Optional<String> sent(List<RecordedEvent> events) {
        return events.stream().filter(event -> CauseColumn.isOf(event, by) && event.sequence() <= after)
                .flatMap(event -> text(event).stream()).reduce((first, last) -> last);
    }

    private Optional<String> text(RecordedEvent event) {
        if (event.payload() instanceof BusMessage message) {
            return Optional.of("the message " + ValueText.text(message.body()) + " to "
                    + ControlCharacters.escaped(message.address()) + " that r" + by + " sent");
        }
        if (event.payload() instanceof ChannelMessage message) {
            return Optional.of("the message " + ValueText.text(message.payload()) + " of the channel "
                    + ControlCharacters.escaped(event.name()) + " that r" + by + " led to");
        }
        return event.payload() instanceof CdiEvent fired
                ? Optional.of("the event " + ValueText.text(fired.event()) + " that r" + by + " fired")
                : Optional.empty();
    }
}
