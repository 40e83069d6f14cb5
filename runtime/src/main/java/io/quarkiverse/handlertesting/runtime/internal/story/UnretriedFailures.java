package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.events.LoggedRecord;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** Exceptions after which a method with a retry was not tried again, since the retry does not cover them. Thread-safe. */
public final class UnretriedFailures implements ClueFinder {

    private static final int KEPT = 100;
    private static final int SHOWN = 2;

    private final List<Unretried> all = new ArrayList<>();

    private record Unretried(long request, Throwable thrown, UnaryOperator<String> sentence) {
    }

    /**
     * Adds an exception.
     *
     * @param request the number of the request that led to it; 0 for the test method
     * @param sentence which method has which retry; gets what the test method or the request is called, when a message is
     *        written
     */
    public void add(long request, Throwable thrown, UnaryOperator<String> sentence) {
        synchronized (all) {
            if (all.size() < KEPT) {
                all.add(new Unretried(request, thrown, sentence));
            }
        }
    }

    @Override
    public List<Clue> find(Scene scene) {
        List<Unretried> found;
        synchronized (all) {
            found = List.copyOf(all);
        }
        return found.stream().filter(one -> scene.request().isEmpty() || scene.request().getAsLong() == one.request())
                .map(one -> new Clue(weight(scene, one.thrown()),
                        one.sentence().apply(one.request() == 0 ? "the test method" : "r" + one.request())))
                .sorted().distinct().limit(SHOWN).toList();
    }

    /** A retry rarely covers mistakes of the code, and code may expect an exception that it catches. */
    private static Weight weight(Scene scene, Throwable thrown) {
        Set<Throwable> itself = Collections.newSetFromMap(new IdentityHashMap<>());
        itself.add(thrown);
        return scene.events().stream().noneMatch(event -> ShownEvents.isOneOf(itself, ended(event))) ? Weight.POINTS
                : thrown.getClass().getName().startsWith("java.lang.") ? Weight.SHOWS : Weight.NAMES;
    }

    /** The exception that ended the work of an event; {@code null} for others. */
    private static Throwable ended(RecordedEvent event) {
        return event.payload() instanceof FailedWork failed ? failed.thrown()
                : event.payload() instanceof LoggedRecord logged ? logged.thrown()
                        : event.origin() == Origin.CHANNEL_DELIVERED ? event.failure() : null;
    }
}
