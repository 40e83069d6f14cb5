package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads that a journal may use, and those it may not block.
 *
 * @param emitter where items of {@code Uni} and {@code Multi} are emitted
 * @param timer where their deadlines are kept
 * @param blockingGuard called with the name of a verb before it blocks; throws where that is not allowed
 */
public record JournalThreads(Executor emitter, ScheduledExecutorService timer, BlockingGuard blockingGuard) {

    /** Refuses to block threads that must not be. */
    public interface BlockingGuard {
        void check(String verb);
    }
}
