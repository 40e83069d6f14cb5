package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.events.Origin;

/** Where an event belongs. */
class TestRunsTest {

    private final TestRuns scopes = TestCauses.scopes();

    @Test
    void whatTheTestDoesItselfIsItsOwn() {
        TestRun test = scopes.begin("PullTest.pull");
        record("a");
        assertEquals(List.of("a by test"), seen(test));
    }

    @Test
    void whatARequestLeadsToIsItsOwn() {
        TestRun test = scopes.begin("PullTest.pull");
        RunningCause request = test.request("POST /pull");
        scopes.currentCause().run(request, () -> record("a"));
        record("b");
        assertEquals(List.of("a by request 1: POST /pull", "b by test"), seen(test));
    }

    @Test
    void whatHasNoCauseBelongsToTheTestThatRuns() {
        TestRun test = scopes.begin("PullTest.pull");
        withoutCause(() -> record("a"));
        assertEquals(List.of("a by null"), seen(test));
    }

    @Test
    void beforeAndAfterTestsNothingBelongsAnywhere() {
        assertNull(scopes.target());
        scopes.end(scopes.begin("PullTest.pull"));
        assertNull(scopes.target());
        assertNull(scopes.current());
    }

    @Test
    void twoScopesSeeTheirOwnAndWhatHasNoCause() {
        TestRun test = scopes.begin("PullTest.pull");
        RunningCause request = test.request("GET /");
        TestRun alice = scopes.open("alice", test);
        record("of alice");
        scopes.currentCause().run(request, () -> record("of the test"));
        withoutCause(() -> record("of nobody"));
        assertEquals(List.of("of alice by test", "of nobody by null"), seen(alice));
        assertEquals(List.of("of the test by request 1: GET /", "of nobody by null"), seen(test));
    }

    @Test
    void aScopeEndsWithItsTest() {
        TestRun test = scopes.begin("PullTest.pull");
        TestRun alice = scopes.open("alice", test);
        assertSame(test, alice.test());
        scopes.end(test);
        assertTrue(alice.hasEnded());
        assertTrue(alice.journal().isClosed());
    }

    @Test
    void whatAnEarlierTestCausesIsCountedByItsName() {
        RunningCause left = scopes.begin("PullTest.retry").request("POST /pull");
        TestRun next = scopes.begin("PullTest.pull");
        scopes.currentCause().run(left, () -> {
            record("a");
            record("b");
        });
        assertEquals(List.of(), seen(next));
        assertEquals("\n2 events of PullTest.retry arrived during this test, and are not shown.", next.journal().timeline());
    }

    @Test
    void aHeaderLeadsBackToItsCause() {
        TestRun test = scopes.begin("PullTest.pull");
        RunningCause request = test.request("POST /pull");
        Work work = request.begin(WorkKind.HTTP, null);
        assertSame(request, scopes.resolve(request.header()).orElseThrow());
        work.end();
        assertEquals(1, scopes.resolve(request.header()).orElseThrow().cause().number(),
                "also when nothing is running any more");
        assertSame(test.root(), scopes.resolve(test.root().header()).orElseThrow());
    }

    @Test
    void aRequestIsDescribedWhenItHasCome() {
        TestRun test = scopes.begin("PullTest.pull");
        RunningCause request = test.request("POST");
        request.describe("POST /pull");
        request.describe("GET /upstream");
        assertEquals("request 1: POST /pull", request.cause().toString());
        test.root().describe("POST /pull");
        assertEquals("test", test.root().cause().toString());
    }

    @Test
    void aForgedHeaderLeadsNowhere() {
        TestRun test = scopes.begin("PullTest.pull");
        String header = test.root().header();
        assertEquals(Optional.empty(), scopes.resolve(null));
        assertEquals(Optional.empty(), scopes.resolve("anything"));
        assertEquals(Optional.empty(), scopes.resolve(TestCauses.scopes().begin("other run").root().header()));
        assertEquals(Optional.empty(), scopes.resolve(header.substring(0, header.indexOf('-')) + "-99-1"));
    }

    @Test
    void ofATestThatHasEndedOnlyItsNameIsKept() {
        TestRun test = scopes.begin("PullTest.pull");
        record("a");
        scopes.end(test);
        assertEquals("PullTest.pull", scopes.resolve(test.root().header()).orElseThrow().scope().name());
        assertEquals(List.of(), seen(test), "its events would fill the memory");
    }

    @Test
    void testsOfLongAgoAreForgotten() {
        String first = scopes.begin("first").root().header();
        for (int i = 0; i < 200; i++) {
            scopes.begin("PullTest.pull");
        }
        assertEquals(Optional.empty(), scopes.resolve(first));
    }

    private void record(String name) {
        scopes.target().record(Origin.CDI, name, name, null);
    }

    private void withoutCause(Runnable task) {
        scopes.currentCause().run(null, task);
    }

    private static List<String> seen(TestRun scope) {
        return scope.journal().events().stream().map(TestRunsTest::text).toList();
    }

    private static String text(RecordedEvent event) {
        return event.name() + " by " + event.cause();
    }
}
