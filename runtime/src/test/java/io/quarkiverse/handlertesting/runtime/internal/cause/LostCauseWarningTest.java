package io.quarkiverse.handlertesting.runtime.internal.cause;

import static java.time.Duration.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.UnattributedPlace;

/** A wait that may have missed work warns, once for each test. */
class LostCauseWarningTest {

    private static final String BEGIN = "awaitIdle() does not wait for work that has lost its cause. Since ";

    private final TestRuns runs = TestCauses.runs();
    private final TestRun test = runs.begin("PullTest.pull");

    private static void record(TestRun run, boolean lost) {
        run.journal().appendUnattributed(Origin.CDI, "Imported", now -> "Imported", null,
                new UnattributedPlace("Importer.run", lost, null));
    }

    private static Optional<String> warning(TestRun run) {
        IdleWait wait = IdleWait.of(run);
        wait.await(ZERO);
        return wait.warning().map(text -> text.lines().findFirst().orElseThrow());
    }

    @Test
    void warnsOfEventsSinceTheLastRequest() {
        test.request("POST /import");
        record(test, true);
        assertEquals(Optional.of(BEGIN + "its last request, PullTest.pull saw 1 event of such work:"), warning(test));
    }

    @Test
    void warnsOfEventsSinceTheBeginningIfThereIsNoRequest() {
        record(test, true);
        record(test, true);
        assertEquals(Optional.of(BEGIN + "it began, PullTest.pull saw 2 events of such work:"), warning(test));
    }

    @Test
    void saysNothingOfEventsBeforeTheLastRequest() {
        test.request("POST /import");
        record(test, true);
        test.request("GET /imports");
        assertEquals(Optional.empty(), warning(test));
    }

    @Test
    void saysNothingOfJobs() {
        record(test, false);
        assertEquals(Optional.empty(), warning(test));
    }

    @Test
    void warnsOnceInATestWithItsScopes() {
        assertEquals(Optional.empty(), warning(test));
        record(test, true);
        TestRun alice = runs.open("PullTest.pull, alice", test);
        record(alice, true);
        assertTrue(warning(alice).isPresent());
        assertEquals(Optional.empty(), warning(alice));
        runs.end(alice);
        assertEquals(Optional.empty(), warning(test));
        TestRun next = runs.begin("PullTest.next");
        record(next, true);
        assertTrue(warning(next).isPresent());
    }
}
