package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Cut;
import io.quarkiverse.handlertesting.runtime.internal.story.RequestHistory;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.story.SeenSecrets;
import io.quarkiverse.handlertesting.runtime.internal.story.ShortIds;
import io.quarkiverse.handlertesting.runtime.internal.story.ShownEvents;
import io.quarkiverse.handlertesting.runtime.internal.story.Timeline;
import io.quarkiverse.handlertesting.runtime.internal.text.KnownSecrets;
import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;

/**
 * The message of a failure: a sentence, the clues with the most telling first, what the failure is about, and an extract of the
 * timeline; at most {@value #MAX_LINES} lines. Each method is called once, by the code that creates the failure.
 */
public final class FailureStory {

    /** How many lines a message has at most. */
    public static final int MAX_LINES = 40;
    /** How many lines of clues a message has at most. */
    private static final int MAX_CLUES = 6;
    /** The lines of the timeline that are always shown, however long the rest of the message is. */
    private static final int MIN_TIMELINE = 6;
    private static final int MAX_SENTENCE = 6;
    /** How many lines follow the timeline at most. */
    private static final int MAX_END = 6;

    private final Journal journal;
    private final String sentence;
    private final List<Clue> own = new ArrayList<>();
    private OptionalLong request = OptionalLong.empty();
    private EventSelector<?> awaited;
    private Missing missing = Missing.NOTHING;
    private Function<RecordedEvent, Optional<String>> remark = event -> Optional.empty();
    /** {@code null} until they are looked for. */
    private List<Clue> found;
    private Predicate<RecordedEvent> told = event -> false;
    private String detail = "";
    private String lead = "";
    private String withoutEvents = "";
    private KnownSecrets seen = new KnownSecrets();

    /** @param sentence what was expected and what was found, with its last punctuation mark */
    FailureStory(Journal journal, String sentence) {
        this.journal = journal;
        this.sentence = sentence;
    }

    /** The failure is about this request of the test. */
    public FailureStory ofRequest(long number) {
        request = OptionalLong.of(number);
        return this;
    }

    /** The failure is about an event that did not come. */
    FailureStory awaiting(EventSelector<?> selector) {
        awaited = selector;
        return this;
    }

    /** Something did not come that may still be underway, so that a reader asks what became of the work. */
    public FailureStory missing(Missing what) {
        missing = what;
        return this;
    }

    /** Appends remarks to the lines of events. */
    FailureStory remarking(Function<RecordedEvent, Optional<String>> remarks) {
        remark = remarks;
        return this;
    }

    /** Adds a clue that only the caller knows. */
    public FailureStory with(Clue clue) {
        own.add(clue);
        return this;
    }

    /** Finds no clues in these events, which the message or the failure itself tells of. The timeline shows them. */
    public FailureStory telling(Predicate<RecordedEvent> events) {
        told = events;
        return this;
    }

    /** Shows what the failure is about, such as an exchange, between the clues and the timeline. */
    public FailureStory showing(String lines) {
        detail = lines;
        return this;
    }

    /**
     * Introduces the timeline.
     *
     * @param line {@code "The test saw:"}
     * @param nothing takes its place if there is no event; empty for no line
     */
    public FailureStory ledBy(String line, String nothing) {
        lead = line;
        withoutEvents = nothing;
        return this;
    }

    /** Looks for the clues now: what knows them may end with the test, before the message is written. */
    public FailureStory look() {
        found = journal.clues(untold());
        return this;
    }

    /** Whether there is more to show than the state of the work, which is mostly as it should be. */
    public boolean isTelling() {
        return !detail.isEmpty() || !journal.events().isEmpty()
                || clues().anyMatch(clue -> clue.weight() != Clue.Weight.STATE);
    }

    private Scene scene() {
        return scene(journal.events());
    }

    private Scene untold() {
        return scene(journal.events().stream().filter(told.negate()).toList());
    }

    private Scene scene(List<RecordedEvent> events) {
        return new Scene(events, request, awaited, missing);
    }

    private Stream<Clue> clues() {
        return Stream.concat(own.stream(), (found == null ? journal.clues(untold()) : found).stream()).sorted();
    }

    /** A text about the events of a journal, with its secrets masked. */
    static String masked(Journal journal, String text) {
        Secrets secrets = journal.settings().secrets();
        return secrets.mask(text, SeenSecrets.of(journal.events(), secrets));
    }

    /** The message, with its secrets masked. */
    public String text() {
        Scene scene = scene();
        seen = SeenSecrets.of(scene.events(), journal.settings().secrets());
        ShortIds ids = new ShortIds();
        List<String> lines = new ArrayList<>(Cut.tail(sentence.lines().toList(), MAX_SENTENCE));
        clues().map(Clue::text).distinct().filter(clue -> !isInSentence(clue)).limit(MAX_CLUES)
                .map(line -> shown(line, ids)).forEach(lines::add);
        addEvents(lines, scene, ids);
        return masked(String.join("\n", lines));
    }

    private boolean isInSentence(String clue) {
        return sentence.contains(clue.endsWith(".") ? clue.substring(0, clue.length() - 1) : clue);
    }

    private void addEvents(List<String> lines, Scene scene, ShortIds ids) {
        List<String> end = Cut.tail((journal.appendix()).lines()
                .filter(line -> !line.isEmpty()).toList(), MAX_END);
        List<String> details = detail.lines().toList();
        RequestHistory.Shown shown = shown(scene, MAX_LINES - lines.size() - details.size() - end.size());
        int others = lines.size() + shown.before().size() + end.size() + 1;
        lines.addAll(Cut.blocks(details, MAX_LINES - others - Math.min(MIN_TIMELINE, shown.events().size())));
        shown.before().stream().map(line -> shown(line, ids)).forEach(lines::add);
        if (shown.events().isEmpty()) {
            withoutEvents.lines().forEach(lines::add);
        } else {
            (shown.lead().isEmpty() ? lead : shown.lead()).lines().forEach(lines::add);
            addTimeline(lines, new Timeline(shown.events(), MAX_LINES - lines.size() - end.size(),
                    journal.settings().causes() && (request.isEmpty() || !shown.lead().isEmpty())), ids);
        }
        lines.addAll(end);
    }

    /** @param room how many lines there are for the events and the requests before */
    private RequestHistory.Shown shown(Scene scene, int room) {
        if (request.isEmpty()) {
            return new RequestHistory.Shown(List.of(), "", shown(scene.events()));
        }
        RequestHistory history = new RequestHistory(scene.events(), request.getAsLong(), this::shown,
                events -> new Timeline(events, MAX_LINES, true).height(remark));
        return journal.settings().causes() ? history.within(room, withoutEvents) : history.folded();
    }

    private List<RecordedEvent> shown(List<RecordedEvent> events) {
        return ShownEvents.of(journal.shown(events), event -> remark.apply(event).isPresent());
    }

    /** Masked before it is shortened: a shortened secret would have another fingerprint. */
    private String shown(String line, ShortIds ids) {
        return ids.shortened(masked(line));
    }

    private String masked(String text) {
        return journal.settings().secrets().mask(text, seen);
    }

    private void addTimeline(List<String> lines, Timeline timeline, ShortIds ids) {
        List<String> shown = timeline.lines(remark).stream().map(line -> shown(line, ids)).toList();
        // Two ids that would read alike are rare. Then the legend takes the place of an event.
        List<String> legend = ids.legend().lines().toList();
        lines.addAll(legend.isEmpty() ? shown
                : timeline.shorterBy(legend.size()).lines(remark).stream().map(line -> shown(line, ids)).toList());
        lines.addAll(legend);
    }
}
