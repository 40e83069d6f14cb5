package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/**
 * The results of calls that do nothing until they are subscribed to, as long as they are not, or that were twice. Thread-safe.
 */
public final class UnsubscribedResults implements ClueFinder {

    private static final int KEPT = 100;
    private static final int SHOWN = 2;

    private final Set<Result> results = ConcurrentHashMap.newKeySet();
    /** Those that were subscribed to again, and whatever sends a request for each subscription. */
    private final Set<Repeated> repeated = ConcurrentHashMap.newKeySet();

    private record Repeated(Result result, AtomicInteger subscriptions, String type, String method, String target) {

        /** Whether two requests were sent and answered: a second one may also repeat a failure. */
        boolean isTwice(List<RecordedEvent> events) {
            return subscriptions.get() == 2 && events.stream().filter(event -> CauseColumn.isOf(event, result.request)
                    && event.payload() instanceof CallOut call && call.method().equals(method)
                    && call.target().equals(target) && call.status() / 100 == 2).count() > 1;
        }

        Clue clue() {
            return new Clue(Weight.SHOWS, "The " + type + " that " + result.caller() + " got for " + method + " " + target
                    + " was subscribed to twice: each subscription sends the request.");
        }
    }

    /** Each is equal only to itself. */
    private static final class Result {

        private final long request;
        private final UnaryOperator<String> sentence;

        private Result(long request, UnaryOperator<String> sentence) {
            this.request = request;
            this.sentence = sentence;
        }

        private String text() {
            return sentence.apply(caller());
        }

        private String caller() {
            return request == 0 ? "the test method" : "r" + request;
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
        Result result = add(new Result(request, sentence));
        return () -> results.remove(result);
    }

    /**
     * Adds the result of a client that sends a request for each subscription.
     *
     * @param type {@code "Uni"}
     * @param target as {@link CallOut#target()}
     */
    public Runnable add(long request, String type, String method, Supplier<String> target) {
        Result result = add(new Result(request, caller -> "The REST client has not sent " + method + " " + target.get()
                + ": the " + type + " that " + caller + " got for it was never subscribed to."));
        AtomicInteger subscriptions = new AtomicInteger();
        return () -> {
            results.remove(result);
            if (subscriptions.incrementAndGet() == 2 && repeated.size() < KEPT) {
                repeated.add(new Repeated(result, subscriptions, type, method, target.get()));
            }
        };
    }

    private Result add(Result result) {
        if (results.size() < KEPT) {
            results.add(result);
        }
        return result;
    }

    @Override
    public List<Clue> find(Scene scene) {
        Stream<Clue> never = scene.missing() == Missing.NOTHING ? Stream.empty()
                : results.stream().filter(result -> isConcerned(scene, result))
                        .sorted(Comparator.<Result> comparingLong(result -> result.request).thenComparing(Result::text))
                        .map(result -> new Clue(Weight.SHOWS, result.text()));
        Stream<Clue> twice = repeated.stream().filter(one -> isConcerned(scene, one.result()) && one.isTwice(scene.events()))
                .map(Repeated::clue).sorted(Comparator.comparing(Clue::text));
        return Stream.concat(never, twice).distinct().limit(SHOWN).toList();
    }

    private static boolean isConcerned(Scene scene, Result result) {
        return scene.request().isEmpty() || scene.request().getAsLong() == result.request;
    }
}
