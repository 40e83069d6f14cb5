package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/**
 * The timers and tasks of one test that code of the application has cancelled. One that another request has started is mostly
 * cancelled by mistake. Thread-safe.
 */
final class Cancellations implements ClueFinder {

    /** How many are kept, the last ones. */
    private static final int MAX_KEPT = 100;
    /** How many of each kind a message shows. */
    private static final int SHOWN = 2;

    private final Deque<Cancellation> last = new ArrayDeque<>();

    /**
     * A piece of work that was cancelled.
     *
     * @param line where: {@code BasketResource.java:33}
     * @param fired how often it had run, if a timer does it
     */
    private record Cancellation(Work work, RunningCause by, String line, int fired) {

        boolean isByAnother() {
            return by.cause().number() != work.cause().cause().number() || isOfAnotherTest();
        }

        private boolean isOfAnotherTest() {
            return by.testRun().test() != work.cause().testRun().test();
        }

        private String text() {
            String owner = StandingWork.owner(work.cause().cause());
            return "At " + line + ", " + StandingWork.owner(by.cause())
                    + (isOfAnotherTest() ? " of " + by.testRun().test().name() : "") + " cancelled "
                    + (isByAnother() ? "the " + noun() + " that " + owner + " had started" : "its own " + noun())
                    + work.startedAt().map(at -> (isByAnother() ? "" : ", started") + " at " + at).orElse("") + "; it had "
                    + (isTimer() ? TimerClue.fired(fired).replace(" yet", "") : "not run") + ".";
        }

        private boolean isTimer() {
            PendingTimer timer = work.timer();
            return work.kind() == WorkKind.TIMER || work.isPeriodic()
                    || timer != null && (timer.delay() > 0 || timer.period() > 0);
        }

        private String noun() {
            return isTimer() ? "timer" : "task";
        }

        Clue clue(boolean isSomethingMissing) {
            Weight weight = !isByAnother() ? Weight.STATE
                    : fired > 0 || !by.cause().isRequest() ? Weight.POINTS : isSomethingMissing ? Weight.NAMES : Weight.SHOWS;
            return new Clue(weight, text());
        }
    }

    /**
     * Called when code has cancelled work that had not been done. A request that stops its own interval when it has done enough
     * is as usual.
     */
    synchronized void add(Work work, RunningCause by, String line) {
        PendingTimer timer = work.timer();
        Cancellation cancellation = new Cancellation(work, by, line, timer == null ? 0 : timer.fired());
        if (cancellation.fired() > 0 && !(work.isPeriodic() && cancellation.isByAnother())) {
            return;
        }
        if (last.size() == MAX_KEPT) {
            last.removeFirst();
        }
        last.add(cancellation);
    }

    synchronized void clear() {
        last.clear();
    }

    private synchronized List<Cancellation> all() {
        return List.copyOf(last);
    }

    @Override
    public List<Clue> find(Scene scene) {
        if (scene.missing() == Missing.NOTHING) {
            return List.of();
        }
        List<Cancellation> concerned = all().stream().filter(
                one -> scene.request().isEmpty() || one.work().cause().cause().number() == scene.request().getAsLong())
                .toList();
        return Stream.concat(shown(concerned.stream().filter(Cancellation::isByAnother), scene),
                scene.isSomethingMissing() ? shown(concerned.stream().filter(one -> !one.isByAnother()), scene)
                        : Stream.empty())
                .toList();
    }

    private static Stream<Clue> shown(Stream<Cancellation> cancellations, Scene scene) {
        return cancellations.map(one -> one.clue(scene.isSomethingMissing())).distinct().sorted().limit(SHOWN);
    }
}
