package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /** A number, or a UUID. */
    private static final Pattern ID = Pattern
            .compile("(?<![\\w-])(?:\\d+|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?![\\w-])");

    /** Whether the request names an id, and the last event or message of the other one names only others. */
    boolean hasAnotherId(long request, List<RecordedEvent> events) {
        Set<String> wanted = description(request, events).map(WorkOfAnother::ids).orElse(Set.of());
        Set<String> sent = sent(events).map(WorkOfAnother::ids).orElse(Set.of());
        return !wanted.isEmpty() && !sent.isEmpty() && Collections.disjoint(wanted, sent);
    }

    private static Set<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Optional<String> description(long request, List<RecordedEvent> events) {
        return events.stream().filter(event -> CauseColumn.isOf(event, request)).findFirst()
                .map(event -> event.cause().description());
    }

    /**
     * {@code "by work of r3, after the message "7" to downloads.completed that r3 sent; r2 is GET /progress/6"}
     *
     * @param request the number of the request that was answered
     * @param events those of the test
     */
    String text(long request, List<RecordedEvent> events) {
        return "by work of r" + by + sent(events).map(what -> ", after " + what).orElse("")
                + description(request, events).map(text -> "; r" + request + " is " + ValueText.shortened(text)).orElse("");
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
