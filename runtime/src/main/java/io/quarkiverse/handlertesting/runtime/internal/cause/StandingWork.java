package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.Comparator;
import java.util.Optional;

import io.quarkiverse.handlertesting.events.Cause;

/**
 * A piece of work where it stood when its thread was looked at, as part of a sentence:
 * {@code a task waits in Semaphore.acquire at …, started at …}.
 *
 * @param place empty if no thread runs it, or one that is in no line of the application: the last border that the work has
 *        crossed describes it then
 */
record StandingWork(Work work, Optional<String> place) {

    /** Work that waits is more telling than work that goes on, and that more than work without a thread; the latest first. */
    static final Comparator<StandingWork> MOST_TELLING = Comparator.comparingInt(StandingWork::rank)
            .thenComparing(standing -> standing.work.since(), Comparator.reverseOrder());

    static StandingWork of(Work work) {
        return new StandingWork(work, work.place());
    }

    private int rank() {
        return waits() ? 0 : place.isPresent() ? 1 : 2;
    }

    /** Whether its thread waits in a line of the application. */
    boolean waits() {
        return place.filter(StandingWork::waits).isPresent();
    }

    /** Whether a thread waits at this place. */
    static boolean waits(String place) {
        return place.startsWith("waits ");
    }

    /** {@code r1}, or {@code the test method} */
    static String owner(Cause cause) {
        return cause.isRequest() ? "r" + cause.number() : "the test method";
    }

    String owner() {
        return owner(work.cause().cause());
    }

    String text() {
        return subject() + " " + place.orElseGet(this::pending) + work.startedAt().map(at -> ", started at " + at).orElse("");
    }

    private String subject() {
        String what = work.what().map(text -> " " + text).orElse("");
        return switch (work.kind()) {
            case HTTP, STREAM -> "its exchange";
            case HANDLER -> "its handler";
            case HTTP_CLIENT -> "an outgoing call" + what;
            case GRPC -> "the gRPC call" + what;
            case GRPC_CLIENT -> "an outgoing gRPC call" + what;
            case DATABASE -> "a statement or a connection";
            case CALL -> "the call of" + what;
            case CDI_ASYNC, CDI_OBSERVER -> "an observer";
            case EVENT_BUS -> "a message to" + what;
            case CHANNEL, UNACKNOWLEDGED -> (what.startsWith(" in flight") ? "a message" : "a message in channel") + what;
            case BULKHEAD -> "a guarded call";
            case TIMER, PERIODIC ->
                "a timer" + (what.isEmpty() || what.equals(" Vert.x timer") ? "" : " (" + what.trim() + ")");
            case THREAD -> "the thread" + what;
            case COROUTINE -> "a coroutine";
            case WEBSOCKET -> "a WebSocket";
            case WEBSOCKET_MESSAGE -> "a WebSocket message" + what;
            case WEBSOCKET_CALLBACK -> "a WebSocket callback" + what;
            case BLOCKING, MANAGED_EXECUTOR, EXECUTOR, FORK, VIRTUAL_THREAD, MUTINY, CONTEXT, ASYNC -> "a task";
        };
    }

    /** {@code  every 20 ms, and has fired 12 times}; empty if it is unknown. */
    private static String interval(PendingTimer timer) {
        return timer == null || timer.period() == 0 ? ""
                : " every " + TimerClue.text(timer.period()) + ", and has " + TimerClue.fired(timer.fired());
    }

    private String pending() {
        Thread runner = work.runner();
        if (runner != null) {
            return "runs on " + runner.getName();
        }
        return switch (work.kind()) {
            case HTTP_CLIENT, GRPC_CLIENT, DATABASE -> "has no answer yet";
            case EVENT_BUS -> "is not handled yet";
            case CHANNEL, UNACKNOWLEDGED -> "is not acknowledged";
            case TIMER -> "is not due yet";
            case PERIODIC -> "repeats" + interval(work.timer());
            case BULKHEAD -> "waits in a bulkhead";
            case HANDLER, BLOCKING, FORK, CONTEXT, VIRTUAL_THREAD -> "waits for a thread";
            // It may also be due later.
            case MANAGED_EXECUTOR, EXECUTOR, MUTINY -> "has not begun";
            default -> "has not ended";
        };
    }
}
