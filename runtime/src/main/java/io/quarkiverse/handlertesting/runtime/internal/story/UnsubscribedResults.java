package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

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
        private final UnaryOperator<String> sentence;

        private Result(long request, UnaryOperator<String> sentence) {
            this.request = request;
            this.sentence = sentence;
        }

        private String text() {
            return sentence.apply(request == 0 ? "the test method" : "r" + request);
        }
    }

    /**
     * Adds a result.
     *
     * @param request the number of the request that led to it; 0 for the test method
     * @param sentence that nothing has subscribed to the result; gets what the test method or the request is called
     * @return to be run when the result is subscribed to
     */
    public Runnable add(long request, UnaryOperator<String> sentence) {
        Result result = new Result(request, sentence);
        if (results.size() < KEPT) {
            results.add(result);
        }
        return () -> results.remove(result);
    }

    @Override
    public List<Clue> find(Scene scene) {
        return scene.missing() == Missing.NOTHING ? List.of()
                : results.stream().filter(result -> scene.request().isEmpty() || scene.request().getAsLong() == result.request)
                        .sorted(Comparator.<Result> comparingLong(result -> result.request).thenComparing(Result::text))
                        .map(result -> new Clue(Weight.SHOWS, result.text())).distinct().limit(SHOWN).toList();
    }
}
