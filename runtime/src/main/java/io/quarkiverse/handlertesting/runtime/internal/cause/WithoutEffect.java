package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.List;
import java.util.Set;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.CauseColumn;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/**
 * Says of the last request which should have changed something, and was answered with success, that it has led to nothing. Only
 * if it is not known what the failure is about: a failed wait has {@link WorkClues}.
 */
final class WithoutEffect implements ClueFinder {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<Origin> NO_EFFECTS = Set.of(Origin.HTTP, Origin.LOG, Origin.SPAN, Origin.TRANSACTION);

    private final TestRun run;

    WithoutEffect(TestRun run) {
        this.run = run;
    }

    @Override
    public List<Clue> find(Scene scene) {
        return scene.missing() != Missing.UNKNOWN ? List.of()
                : scene.events().stream().filter(WithoutEffect::isWrite).reduce((first, last) -> last)
                        .filter(answer -> !hasEffect(answer, scene.events()) && !isRunning(answer))
                        .map(answer -> List.of(clue(answer))).orElse(List.of());
    }

    private static boolean isWrite(RecordedEvent event) {
        return event.cause() != null && event.cause().isRequest() && event.payload() instanceof HttpExchange exchange
                && exchange.stage() == Stage.ANSWERED && WRITES.contains(exchange.method());
    }

    /** A request that failed, or that led to another one, is not without effect. */
    private static boolean hasEffect(RecordedEvent answer, List<RecordedEvent> events) {
        return ((HttpExchange) answer.payload()).status() / 100 != 2 || events.stream()
                .filter(event -> event != answer && CauseColumn.isOf(event, answer.cause().number()))
                .anyMatch(event -> !NO_EFFECTS.contains(event.origin())
                        || event.payload() instanceof HttpExchange exchange && exchange.stage() != Stage.REQUESTED);
    }

    private boolean isRunning(RecordedEvent answer) {
        return run.withParts().flatMap(part -> part.load().running().stream())
                .anyMatch(work -> work.cause().cause().number() == answer.cause().number() && !work.kind().isOfExchange());
    }

    private Clue clue(RecordedEvent answer) {
        HttpExchange exchange = (HttpExchange) answer.payload();
        RunningCause last = run.lastRequest();
        boolean hasStartedNothing = last != null && !last.hasStarted()
                && last.cause().number() == answer.cause().number();
        return new Clue(Weight.SHOWS, CauseColumn.text(answer) + " " + exchange.method() + " " + exchange.path()
                + " was answered with " + exchange.status() + ", and has caused "
                + (hasStartedNothing ? "and started nothing: no task, call, message or statement."
                        : "nothing: no call, message or statement, and nothing of it is running."));
    }
}
