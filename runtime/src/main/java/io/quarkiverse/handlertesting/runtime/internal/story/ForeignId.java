package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/**
 * An event of one request that has the id of another request's event, such as an event that came instead of the awaited one.
 */
public final class ForeignId {

    /** {@code id=7}, {@code pullId=0ec9d6a1-…} */
    private static final Pattern ID = Pattern.compile("\\b(id|\\w+Id)=\"?([\\w-]+)");
    /** From this length on, an id is the same under another name. */
    private static final int DISTINCTIVE = 6;

    private ForeignId() {
    }

    /** A clue if an earlier request's event, or the {@code Location} of its response, has the first id of this event. */
    public static Optional<Clue> of(RecordedEvent event, List<RecordedEvent> events) {
        Matcher id = ID.matcher(String.valueOf(event.payload()));
        if (!isOfRequest(event) || !id.find()) {
            return Optional.empty();
        }
        return events.stream().filter(other -> isOfRequest(other) && has(other, id.group(1), id.group(2))).findFirst()
                .filter(first -> first.cause().number() < event.cause().number())
                .map(first -> new Clue(Weight.POINTS, "The id " + id.group(2) + " of #" + event.sequence() + ", of "
                        + CauseColumn.text(event) + ", is that of #" + first.sequence() + ", of " + CauseColumn.text(first)
                        + " (" + first.cause().description() + ")."));
    }

    private static boolean isOfRequest(RecordedEvent event) {
        return event.cause() != null && event.cause().isRequest();
    }

    private static boolean has(RecordedEvent event, String name, String id) {
        boolean isDistinctive = id.length() >= DISTINCTIVE;
        if (event.payload() instanceof HttpExchange exchange) {
            return exchange.location() != null && exchange.location().endsWith("/" + id)
                    && (isDistinctive || name.equals("id"));
        }
        Matcher other = ID.matcher(String.valueOf(event.payload()));
        while (other.find()) {
            if (other.group(2).equals(id) && (isDistinctive || other.group(1).equals(name))) {
                return true;
            }
        }
        return false;
    }
}
