package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.acme.Importer;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Origin;

/** Each exception that ends work is in the journal once, and its line says what has become of it. */
class RecordedFailuresTest {

    private static final String THROWN = "IllegalStateException at Importer.java:18: disk full";
    private static final String STARTED = "; started at Importer.start(Importer.java:13)";

    private final TestRuns runs = TestCauses.runs();
    private final TestRun test = runs.begin("PullTest.pull");
    private final RunningCause request = test.request("POST /pull");
    private final IllegalStateException thrown = Importer.broken("disk full");

    private Work work(WorkKind kind) {
        return Importer.start(() -> request.begin(kind, null));
    }

    private List<String> lines() {
        return test.journal().events().stream().map(Object::toString).toList();
    }

    @Test
    void anExceptionIsUnhandledUntilCodeSeesIt() {
        UnseenFailure failure = work(WorkKind.EXECUTOR).failedUnlessAsked(thrown);
        assertEquals(List.of("FAILURE task ended with " + THROWN + ", which no code has asked for" + STARTED), lines());
        failure.seen();
        assertEquals(List.of("FAILURE task ended with " + THROWN + STARTED), lines());
        work(WorkKind.TIMER).failed(thrown);
        assertEquals(List.of("FAILURE task ended with " + THROWN + ", which no code has asked for" + STARTED), lines());
    }

    @Test
    void anExceptionThatAFutureWasAskedForIsHandled() {
        work(WorkKind.ASYNC).failedUnlessAsked(thrown);
        runs.asked(thrown);
        assertEquals(List.of("FAILURE stage ended with " + THROWN + STARTED), lines());
    }

    @Test
    void theLineStaysAsItWasAtTheEndOfTheTest() {
        work(WorkKind.MUTINY).failed(thrown);
        List<String> before = lines();
        var events = test.journal().events();
        test.unseenFailures().end(false, late -> {
        });
        assertEquals(before, events.stream().map(Object::toString).toList());
    }

    @Test
    void anExceptionThatAClientGetsIsHandled() {
        request.answered(thrown, "POST /pull");
        request.answered(thrown, "POST /pull");
        assertEquals(List.of("FAILURE POST /pull ended with " + THROWN), lines());
        assertEquals(List.of(), test.unseenFailures().kinds(false));
    }

    @Test
    void anExceptionOfATaskThatAClientGetsNamesBoth() {
        UnseenFailure failure = work(WorkKind.ASYNC).failedUnlessAsked(thrown);
        failure.seen();
        request.answered(thrown, "POST /pull");
        assertEquals(List.of("FAILURE stage, and then POST /pull, ended with " + THROWN + STARTED), lines());
    }

    @Test
    void anExceptionThatNoTestHasToSeeIsNotRecorded() {
        request.delivered(thrown);
        work(WorkKind.EXECUTOR).failed(thrown);
        request.answered(thrown, "POST /pull");
        assertEquals(List.of(), lines());
    }

    @Test
    void theSwitchRecordsNone() {
        test.journal().switchOff(Origin.FAILURE);
        work(WorkKind.EXECUTOR).failed(thrown);
        assertEquals(List.of(), lines());
        assertEquals(1, test.unseenFailures().kinds(false).size());
    }

    @Test
    void workIsNamedByItsKindAndDetails() {
        assertEquals("message orders", WorkName.of(request.begin(WorkKind.CHANNEL, "orders")));
        assertEquals("scheduled job", WorkName.of(request.begin(WorkKind.PERIODIC, "scheduled job")));
        assertEquals("GET /models", WorkName.of(request.begin(WorkKind.HANDLER, "GET /models")));
        assertEquals("request", WorkName.of(request.begin(WorkKind.HTTP, null)));
        assertEquals("thread importer", WorkName.of(request.begin(WorkKind.THREAD, "importer")));
    }
}
