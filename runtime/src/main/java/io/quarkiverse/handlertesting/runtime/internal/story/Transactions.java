package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.events.TransactionStep;
import io.quarkiverse.handlertesting.events.TransactionStep.Kind;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * Finds transactions of requests that were rolled back, or are still open. Of the requests before the one that a failure is
 * about, those that were rolled back although the answer was a success: the failed request looks for what they wrote.
 */
public final class Transactions implements ClueFinder {

    private static final int MAX_CLUES = 2;

    private record Key(long cause, int number) {
    }

    /** @param end {@code null} for a transaction that is still open */
    private record Span(RecordedEvent begin, RecordedEvent end) {

        boolean contains(RecordedEvent event) {
            return begin.cause().equals(event.cause()) && begin.sequence() < event.sequence()
                    && (end == null || end.sequence() > event.sequence());
        }
    }

    @Override
    public List<Clue> find(Scene scene) {
        List<Clue> clues = new ArrayList<>();
        List<Span> spans = spans(scene.concerned().filter(Transactions::isOfRequest));
        spans.stream().filter(span -> span.end() != null && step(span.end()).kind() == Kind.ROLLED_BACK)
                .map(span -> new Clue(Weight.SHOWS, rolledBack(span))).limit(MAX_CLUES).forEach(clues::add);
        // A response may come before its background work commits: that is normal. An event that does not come is not.
        Weight open = scene.awaited() == null ? Weight.STATE : Weight.SHOWS;
        spans.stream().filter(span -> span.end() == null).map(span -> new Clue(open, open(span))).limit(MAX_CLUES)
                .forEach(clues::add);
        clues.addAll(rolledBackBefore(scene));
        return clues;
    }

    private static boolean isOfRequest(RecordedEvent event) {
        return event.cause() != null && event.cause().isRequest();
    }

    private static List<Clue> rolledBackBefore(Scene scene) {
        if (scene.request().isEmpty()) {
            return List.of();
        }
        Stream<RecordedEvent> before = scene.events().stream()
                .filter(event -> isOfRequest(event) && event.cause().number() < scene.request().getAsLong());
        return spans(before).stream().filter(span -> span.end() != null && step(span.end()).kind() == Kind.ROLLED_BACK)
                .flatMap(span -> answer(scene, span).map(status -> rolledBackBehind(span, status)).stream())
                .map(text -> new Clue(Weight.SHOWS, text)).limit(MAX_CLUES).toList();
    }

    private static Optional<Integer> answer(Scene scene, Span span) {
        return scene.events().stream().filter(event -> span.begin().cause().equals(event.cause()))
                .map(RecordedEvent::payload).filter(HttpExchange.class::isInstance).map(HttpExchange.class::cast)
                .map(HttpExchange::status).filter(status -> status >= 200 && status < 400).findFirst();
    }

    private static String rolledBackBehind(Span span, int status) {
        String reason = step(span.end()).reason();
        return CauseColumn.text(span.end()) + " " + ValueText.shortened(span.end().cause().description())
                + " was answered with " + status + ", but its transaction was rolled back"
                + (reason.isEmpty() ? "" : " " + reason) + ".";
    }

    private static String rolledBack(Span span) {
        String reason = step(span.end()).reason();
        return "A transaction of " + CauseColumn.text(span.end()) + " was rolled back" + (reason.isEmpty() ? "" : " " + reason)
                + ".";
    }

    private static String open(Span span) {
        return "A transaction of " + CauseColumn.text(span.begin()) + " is still open: it has begun "
                + Durations.text(span.begin().nanos()) + " after the begin of the test, on " + span.begin().thread() + ".";
    }

    /**
     * What became of the innermost transaction that an event was recorded in: {@code rolled back by timeout},
     * {@code its transaction is still open}. Empty if it is in no transaction, or in one that was committed.
     */
    public static Optional<String> outcome(List<RecordedEvent> events, RecordedEvent of) {
        List<Span> around = spans(events.stream().filter(event -> event.cause() != null)).stream()
                .filter(span -> span.contains(of)).toList();
        Optional<Span> innermost = around.stream().filter(span -> span.begin().thread().equals(of.thread()))
                .reduce((outer, inner) -> inner).or(() -> around.stream().reduce((outer, inner) -> inner));
        return innermost.flatMap(Transactions::outcome);
    }

    private static Optional<String> outcome(Span span) {
        if (span.end() == null) {
            return Optional.of("its transaction is still open");
        }
        TransactionStep step = step(span.end());
        return step.kind() != Kind.ROLLED_BACK ? Optional.empty() : Optional.of(("rolled back " + step.reason()).strip());
    }

    private static List<Span> spans(Stream<RecordedEvent> events) {
        Map<Key, Span> spans = new LinkedHashMap<>();
        events.filter(event -> event.payload() instanceof TransactionStep).forEach(event -> {
            Key key = new Key(event.cause().number(), step(event).number());
            if (step(event).kind() == Kind.BEGUN) {
                spans.put(key, new Span(event, null));
            } else {
                spans.computeIfPresent(key, (same, begun) -> new Span(begun.begin(), event));
            }
        });
        return List.copyOf(spans.values());
    }

    private static TransactionStep step(RecordedEvent event) {
        return (TransactionStep) event.payload();
    }
}
