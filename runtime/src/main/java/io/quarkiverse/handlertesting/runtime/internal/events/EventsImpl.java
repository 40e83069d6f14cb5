package io.quarkiverse.handlertesting.runtime.internal.events;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.SelfCheck;

/** The injected {@link Events}: those of the test that the calling thread belongs to. */
@Singleton
public class EventsImpl extends TestRunEvents {

    public EventsImpl(ApplicationTestRuns runs, SelectorCheck check, SelfCheck selfCheck) {
        super(runs, check, selfCheck, call -> running(runs, call), false);
    }

    private static TestRun running(ApplicationTestRuns runs, String call) {
        TestRun run = runs.current();
        if (run != null) {
            return run;
        }
        if (runs.isAnyRunning()) {
            throw new IllegalStateException("Events." + call + " was called on the thread " + Thread.currentThread().getName()
                    + ", which belongs to no running test or scope. Call it on the thread of a test, or on a thread"
                    + " that has opened a scope (events.open(name)).");
        }
        throw new IllegalStateException("Events." + call + " was called while no test was running. The journal of a test"
                + " lasts from its first @BeforeEach method to its last @AfterEach method: call it from there, and not"
                + " from a constructor, @BeforeAll, @AfterAll or the application.");
    }
}
