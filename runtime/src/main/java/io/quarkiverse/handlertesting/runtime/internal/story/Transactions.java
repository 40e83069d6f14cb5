package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.events.TransactionStep;
import io.quarkiverse.handlertesting.events.TransactionStep.Kind;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;

/** Finds transactions of requests that were rolled back, or are still open. */
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
        List<Span> spans = spans(scene.concerned().filter(event -> event.cause() != null && event.cause().isRequest()));
        spans.stream().filter(span -> span.end() != null && step(span.end()).kind() == Kind.ROLLED_BACK)
                .map(span -> new Clue(Weight.SHOWS, rolledBack(span))).limit(MAX_CLUES).forEach(clues::add);
        // A response may come before its background work commits: that is normal. An event that does not come is not.
        Weight open = scene.awaited() == null ? Weight.STATE : Weight.SHOWS;
        spans.stream().filter(span -> span.end() == null).map(span -> new Clue(open, open(span))).limit(MAX_CLUES)
                .forEach(clues::add);
        return clues;
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
