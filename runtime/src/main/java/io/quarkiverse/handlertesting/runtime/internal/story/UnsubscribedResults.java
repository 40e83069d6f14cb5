package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/** The results of calls that do nothing until they are subscribed to, as long as they are not. Thread-safe. */
public final class UnsubscribedResults implements ClueFinder {

    private static final int KEPT = 100;
    private static final int SHOWN = 2;

    private final Set<Result> results = ConcurrentHashMap.newKeySet();

    /** Each is equal only to itself. */
    private static final class Result {

        private final long request;
        private final String call;
        private final String type;

        private Result(long request, String call, String type) {
            this.request = request;
            this.call = call;
            this.type = type;
        }
    }

    /**
     * Adds a result.
     *
     * @param request the number of the request that led to the call; 0 for the test method
     * @param call {@code "Mail.send"}
     * @param type {@code "Uni"}
     * @return to be run when the result is subscribed to
     */
    public Runnable add(long request, String call, String type) {
        Result result = new Result(request, call, type);
        if (results.size() < KEPT) {
            results.add(result);
        }
        return () -> results.remove(result);
    }

    @Override
    public List<Clue> find(Scene scene) {
        return scene.missing() == Missing.NOTHING ? List.of()
                : results.stream().filter(result -> scene.request().isEmpty() || scene.request().getAsLong() == result.request)
                        .sorted(Comparator.<Result> comparingLong(result -> result.request)
                                .thenComparing(result -> result.call))
                        .map(result -> new Clue(Weight.SHOWS,
                                result.call + ", which " + (result.request == 0 ? "the test method" : "r" + result.request)
                                        + " called, returned a " + result.type + " that was never subscribed to."))
                        .distinct().limit(SHOWN).toList();
    }
}
