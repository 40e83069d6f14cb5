package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads that a journal may use, and those it may not block.
 *
 * @param emitter where items of {@code Uni} and {@code Multi} are emitted
 * @param timer where their deadlines are kept
 * @param blockingGuard asked before a method blocks
 */
public record JournalThreads(Executor emitter, ScheduledExecutorService timer, BlockingGuard blockingGuard) {

    /** Refuses to block threads that must not be blocked. */
    public interface BlockingGuard {

        /**
         * Throws an exception if the current thread must not be blocked.
         *
         * @param verb the method that would block: {@code "await()"}
         * @param instead the methods to call on such a thread; {@code null} if none does the same without blocking
         */
        void check(String verb, String instead);
    }
}
