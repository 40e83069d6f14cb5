package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.events.LoggedRecord;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.LocatedFailure;

/**
 * Errors that were logged, and warnings with an exception: {@code r1 logged ERROR in Importer: import failed}. A thread that
 * Vert.x reports as blocked is named with the line of the application.
 */
public final class LoggedClues implements ClueFinder {

    private static final int MAX_CLUES = 2;
    private static final Pattern BLOCKED = Pattern
            .compile("Thread\\[(?:#\\d+,)?(.+?),\\d+,[^\\]]*\\] has been blocked for (\\d+ ms)");

    @Override
    public List<Clue> find(Scene scene) {
        Set<Throwable> failures = Collections.newSetFromMap(new IdentityHashMap<>());
        scene.events().stream().filter(event -> event.origin() == Origin.FAILURE).map(RecordedEvent::failure)
                .forEach(failures::add);
        List<Clue> clues = new ArrayList<>();
        scene.concerned().forEach(event -> {
            if (event.payload() instanceof LoggedRecord logged && isClue(logged)
                    && !ShownEvents.isOneOf(failures, logged.thrown())) {
                add(clues, clue(event, logged));
            }
        });
        return clues;
    }

    private static boolean isClue(LoggedRecord logged) {
        return logged.isWarning() && (logged.thrown() != null || logged.level().ordinal() < 2);
    }

    private static void add(List<Clue> clues, Clue clue) {
        if (clues.size() < MAX_CLUES && !clues.contains(clue)) {
            clues.add(clue);
        }
    }

    /** The clue that a log record gives. */
    public static Clue clue(RecordedEvent event, LoggedRecord logged) {
        String by = CauseColumn.text(event);
        Matcher blocked = BLOCKED.matcher(logged.message());
        if (logged.logger().endsWith(".BlockedThreadChecker") && blocked.find() && logged.thrown() != null) {
            return new Clue(Weight.SHOWS,
                    blocked.group(1) + " was blocked" + LocatedFailure.place(logged.thrown()) + " by " + by);
        }
        return new Clue(Weight.SHOWS,
                by + " logged " + logged.level() + " in " + logged.shortLogger() + ": " + logged.text());
    }
}
