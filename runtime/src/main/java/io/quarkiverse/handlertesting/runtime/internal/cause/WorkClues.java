package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.text.ThreadPlace;

/**
 * Says what became of the work when something did not come: where it stands, or that none is left. Looks at the threads only
 * then.
 */
final class WorkClues implements ClueFinder {

    /** How many pieces of work, exchanges or event loops a message describes. */
    private static final int SHOWN = 2;
    /** The kinds of work that a request keeps open until it is answered, or the test closes it. */
    private static final Set<WorkKind> KEPT_OPEN = Set.of(WorkKind.HTTP, WorkKind.STREAM, WorkKind.WEBSOCKET);

    private final TestRun run;
    private final Supplier<List<TestRun>> earlier;
    private final CurrentCause current;

    /** @param earlier the tests that have ended before this one, the last one first */
    WorkClues(TestRun run, Supplier<List<TestRun>> earlier, CurrentCause current) {
        this.run = run;
        this.earlier = earlier;
        this.current = current;
    }

    @Override
    public List<Clue> find(Scene scene) {
        if (!scene.isSomethingMissing()) {
            return List.of();
        }
        List<Work> works = run.withParts().flatMap(part -> part.load().running().stream())
                .filter(work -> scene.request().isEmpty() || scene.request().getAsLong() == work.cause().cause().number())
                .filter(work -> work.runner() != Thread.currentThread()).toList();
        List<Clue> clues = new ArrayList<>(eventLoops());
        List<Work> timers = works.stream().filter(TimerClue::isLong).toList();
        List<StandingWork> pieces = pieces(works.stream().filter(work -> !timers.contains(work)));
        timers.stream().map(TimerClue::of).sorted().distinct().limit(SHOWN).forEach(clues::add);
        clues.addAll(!pieces.isEmpty() ? running(pieces) : timers.isEmpty() ? left(scene, works, clues.isEmpty()) : List.of());
        clues.addAll(ofEarlierTests());
        return clues;
    }

    /**
     * The work that may lead to something by itself. A task and the future of its result stand at the same line of a thread.
     */
    private static List<StandingWork> pieces(Stream<Work> works) {
        Set<List<?>> described = new HashSet<>();
        return works.filter(work -> !KEPT_OPEN.contains(work.kind()) && !work.isPeriodic()).map(StandingWork::of)
                .filter(piece -> isFirst(piece, described)).sorted(StandingWork.MOST_TELLING).toList();
    }

    private static boolean isFirst(StandingWork piece, Set<List<?>> described) {
        Thread runner = piece.work().runner();
        return runner == null || described.add(List.of(runner, piece.work().cause(), piece.text()));
    }

    private static List<Clue> running(List<StandingWork> pieces) {
        List<Clue> clues = new ArrayList<>();
        pieces.stream().map(piece -> new Clue(piece.waits() ? Weight.SHOWS : Weight.STATE,
                "Work of " + piece.owner() + " is still running: " + piece.text() + ".")).distinct().limit(SHOWN)
                .forEach(clues::add);
        int more = pieces.size() - clues.size();
        if (more > 0) {
            clues.add(state(more + (more == 1 ? " more piece of work is" : " more pieces of work are") + " still running."));
        }
        return clues;
    }

    /** @param isKnown whether no thread is in code of the application without being known as work */
    private List<Clue> left(Scene scene, List<Work> works, boolean isKnown) {
        List<Clue> clues = new ArrayList<>();
        works.stream().filter(Work::isPeriodic).map(StandingWork::of)
                .map(piece -> state("Only periodic work of " + piece.owner() + " goes on: " + piece.text() + ".")).distinct()
                .limit(SHOWN).forEach(clues::add);
        if (clues.isEmpty() && isKnown) {
            works.stream().map(Work::cause).distinct().map(cause -> state(open(cause, works, scene))).distinct().limit(SHOWN)
                    .forEach(clues::add);
        }
        if (clues.isEmpty() && isKnown) {
            clues.add(state(nothing(scene)));
            startedNothing(scene).ifPresent(clues::add);
        }
        return clues;
    }

    private static String open(RunningCause cause, List<Work> works, Scene scene) {
        String owner = StandingWork.owner(cause.cause());
        List<Work> own = works.stream().filter(work -> work.cause() == cause).toList();
        if (own.stream().anyMatch(work -> work.kind() == WorkKind.WEBSOCKET)) {
            return "Nothing of " + owner
                    + " is running: its WebSocket is open, and only a message, another request or a job can"
                    + " lead to more.";
        }
        boolean hasArrived = own.stream().anyMatch(work -> work.kind() == WorkKind.HTTP && !isBeingSent(work));
        boolean hasCome = scene.missing() == Missing.REST || scene.events().stream()
                .anyMatch(event -> event.origin() == Origin.SSE && isOf(event.cause(), cause));
        if (!hasArrived && !hasCome && scene.events().stream().noneMatch(event -> isOf(event.cause(), cause))) {
            return "The application has not begun to handle " + owner + ".";
        }
        return hasCome && own.stream().anyMatch(work -> work.kind() == WorkKind.STREAM)
                ? "Nothing of " + owner + " is running: its stream is open, and only another request or a job can send more."
                : owner + " is forgotten: no thread, timer, call or message of it is pending, and its response has not ended.";
    }

    private static boolean isBeingSent(Work work) {
        return work.what().filter(what -> what.endsWith(WorkKind.BEING_SENT)).isPresent();
    }

    private static boolean isOf(Cause found, RunningCause cause) {
        return found != null && found.number() == cause.cause().number();
    }

    private String nothing(Scene scene) {
        if (scene.request().isPresent()) {
            return "Nothing of r" + scene.request().getAsLong() + " is running any more.";
        }
        long requests = run.withParts().mapToLong(TestRun::requests).sum();
        String subject = run.test() == run ? "this test" : run.name();
        if (requests == 0 && run.withParts().allMatch(part -> part.load().begun() == 0)) {
            return "No request of " + subject + " is known, and it has started nothing.";
        }
        return "Nothing of " + (run.requests() == 1 && requests == 1 ? "r1" : subject) + " is running any more.";
    }

    /** The last request is the one that a reader suspects. */
    private Optional<Clue> startedNothing(Scene scene) {
        RunningCause last = run.lastRequest();
        return last == null || scene.request().isPresent() || last.hasStarted()
                || scene.events().stream().anyMatch(event -> isOf(event.cause(), last) && event.origin() != Origin.HTTP)
                        ? Optional.empty()
                        : Optional.of(state(StandingWork.owner(last.cause()) + (run.requests() > 1 ? ", the last request," : "")
                                + " caused nothing and started nothing."));
    }

    /** An event loop that runs code of the application handles no other request meanwhile. */
    private List<Clue> eventLoops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> current.isEventLoop(thread) && thread != Thread.currentThread())
                .sorted(Comparator.comparing(Thread::getName))
                .flatMap(thread -> ThreadPlace.of(thread)
                        .map(at -> new Clue(StandingWork.waits(at) ? Weight.SHOWS : Weight.STATE,
                                thread.getName() + ", which handles requests, " + at + "."))
                        .stream())
                .limit(SHOWN).toList();
    }

    /** Only work on a thread: a future of an earlier test that no code completes holds up nothing, and never ends. */
    private List<Clue> ofEarlierTests() {
        return earlier.get().stream().flatMap(test -> {
            List<StandingWork> pieces = pieces(test.leftovers().stream()).stream().filter(piece -> piece.place().isPresent())
                    .toList();
            return pieces.isEmpty() ? Stream.empty() : Stream.of(ofEarlierTest(test, pieces));
        }).limit(SHOWN).toList();
    }

    private static Clue ofEarlierTest(TestRun test, List<StandingWork> pieces) {
        int more = pieces.size() - 1;
        return state("Work of " + test.name() + ", an earlier test, is still running: " + pieces.get(0).text()
                + (more == 0 ? "" : "; and " + more + (more == 1 ? " more piece" : " more pieces")) + ".");
    }

    private static Clue state(String text) {
        return new Clue(Weight.STATE, text);
    }
}
