package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads that a journal may use, and the threads that it must not block.
 *
 * @param emitter emits the items of {@code Uni} and {@code Multi}
 * @param timer keeps their deadlines
 * @param blockingGuard called before a method blocks
 */
public record JournalThreads(Executor emitter, ScheduledExecutorService timer, BlockingGuard blockingGuard) {

    /** Refuses to block threads that must not be blocked. */
    public interface BlockingGuard {

        /**
         * Throws an exception if the current thread must not be blocked.
         *
         * @param verb the method that would block: {@code "await()"}
         * @param instead the methods to call on such a thread; {@code null} if no method does the same without blocking
         */
        void check(String verb, String instead);
    }
}
