package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.EqualEvent;

/** The failure of a test that must not leave events unread. */
public final class UnreadReport {

    private static final int MAX_CLUES = 2;
    /** How many subscriptions the sentence names. */
    private static final int NAMED = 3;

    private UnreadReport() {
    }

    private static String text(RecordedEvent equal) {
        return "equals #" + equal.sequence() + ", which was read";
    }

    /**
     * The events that one subscription has seen and the test has not read.
     *
     * @param description what the subscription selects
     * @param read the events that the test has read
     */
    public record Unread(String description, List<RecordedEvent> events, List<RecordedEvent> read) {

        /** {@code unread: equals #2, which was read} */
        private Optional<String> remark(RecordedEvent event) {
            return events.stream().noneMatch(unread -> unread == event) ? Optional.empty()
                    : Optional.of("unread" + equal(event).map(equal -> ": " + text(equal)).orElse(""));
        }

        private Optional<RecordedEvent> equal(RecordedEvent event) {
            return EqualEvent.before(event, read);
        }

        /** The first event that equals one which was read, if the lines that sent the two are known. */
        private Stream<Clue> clue(List<RecordedEvent> all) {
            return events.stream().flatMap(event -> equal(event).stream().flatMap(other -> {
                String lines = EqualEvent.lines(other, event, all);
                return lines.isEmpty() ? Stream.empty()
                        : Stream.of(new Clue(Weight.SHOWS, "#" + event.sequence() + " " + text(other) + lines + "."));
            })).limit(1);
        }

        /** {@code 2 × Registered} */
        private String counted() {
            return events.size() + " × " + description;
        }
    }

    public static EventAssertionError failure(Journal journal, List<Unread> unread) {
        int count = unread.stream().mapToInt(group -> group.events().size()).sum();
        int more = unread.size() - NAMED;
        String sentence = journal.test() + " has @FailOnUnread, but ended with " + count
                + (count == 1 ? " unread event: " : " unread events: ")
                + (count == 1 ? unread.get(0).description()
                        : unread.stream().limit(NAMED).map(Unread::counted).collect(Collectors.joining(", ")))
                + (more > 0 ? " and those of " + more + " more subscriptions." : ".");
        FailureStory story = journal.story(sentence).ledBy("The test saw:", "").remarking(
                event -> unread.stream().flatMap(group -> group.remark(event).stream()).findFirst());
        unread.stream().flatMap(group -> group.clue(journal.events())).limit(MAX_CLUES).forEach(story::with);
        // Equal events are rather sent twice than forgotten by the test.
        if (unread.stream().anyMatch(group -> group.events().stream().anyMatch(event -> group.equal(event).isEmpty()))) {
            story.showing("Read them, subscribe to fewer events, or call ignoreRemaining() on the subscription.");
        }
        return new EventAssertionError(Reason.UNREAD, story.text(), null);
    }
}
