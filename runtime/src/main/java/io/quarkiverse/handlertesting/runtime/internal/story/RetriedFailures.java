package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** How often methods with a retry have failed in the requests of a test, and were to be tried again. Thread-safe. */
public final class RetriedFailures implements ClueFinder {

    private static final int KEPT = 100;
    private static final int SHOWN = 2;

    private final Map<Key, Count> all = new LinkedHashMap<>();

    private record Key(long request, String point) {
    }

    /** @param subject the method with its retry */
    private record Count(int failures, Supplier<String> subject) {
    }

    /**
     * Adds a failure that the retry covers.
     *
     * @param request the number of the request that led to it; 0 for the test method
     * @param point names the method
     * @param subject the method with its retry: {@code Rates.of has @Retry(maxRetries = 3, delay = 100 ms)}; asked for when a
     *        message is written
     */
    public void add(long request, String point, Supplier<String> subject) {
        synchronized (all) {
            Key key = new Key(request, point);
            if (all.size() < KEPT || all.containsKey(key)) {
                all.merge(key, new Count(1, subject), (before, one) -> new Count(before.failures() + 1, before.subject()));
            }
        }
    }

    @Override
    public List<Clue> find(Scene scene) {
        Map<Key, Count> found;
        synchronized (all) {
            found = new LinkedHashMap<>(all);
        }
        List<Clue> clues = new ArrayList<>();
        found.forEach((key, count) -> {
            if (clues.size() < SHOWN && (scene.request().isEmpty() || scene.request().getAsLong() == key.request())) {
                clues.add(new Clue(Weight.POINTS, count.subject().get() + ", and has failed " + times(count.failures()) + " in "
                        + (key.request() == 0 ? "the test method" : "r" + key.request()) + "."));
            }
        });
        return clues;
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
