package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.journal.TapFaults;

/** An event belongs to the test that caused it. */
class TestRunsTest {

    private final TestRuns runs = TestCauses.runs();

    @Test
    void eventsOfTheTestMethodBelongToItsTest() {
        TestRun test = runs.begin("PullTest.pull");
        record("a");
        assertEquals(List.of("a by test"), seen(test));
    }

    @Test
    void eventsOfARequestHaveItAsTheirCause() {
        TestRun test = runs.begin("PullTest.pull");
        RunningCause request = test.request("POST /pull");
        runs.currentCause().run(request, () -> record("a"));
        record("b");
        assertEquals(List.of("a by request 1: POST /pull", "b by test"), seen(test));
    }

    @Test
    void eventsWithoutACauseBelongToTheRunningTest() {
        TestRun test = runs.begin("PullTest.pull");
        withoutCause(() -> record("a"));
        assertEquals(List.of("a by null"), seen(test));
    }

    @Test
    void outsideTestsNoEventIsRecorded() {
        assertNull(runs.sink());
        runs.end(runs.begin("PullTest.pull"));
        assertNull(runs.sink());
        assertNull(runs.current());
    }

    @Test
    void scopesSeeTheirOwnEventsAndThoseWithoutACause() {
        TestRun test = runs.begin("PullTest.pull");
        RunningCause request = test.request("GET /");
        TestRun alice = runs.open("alice", test);
        record("of alice");
        runs.currentCause().run(request, () -> record("of the test"));
        withoutCause(() -> record("of no cause"));
        assertEquals(List.of("of alice by test", "of no cause by null"), seen(alice));
        assertEquals(List.of("of the test by request 1: GET /", "of no cause by null"), seen(test));
    }

    @Test
    void aThreadIsWhatItWasBeforeItsScope() {
        TestRun test = runs.begin("PullTest.pull");
        withoutCause(() -> {
            TestRun alice = runs.open("alice", test);
            TestRun bob = runs.open("bob", alice);
            runs.end(bob);
            assertSame(alice, runs.current());
            record("of alice");
            assertEquals(List.of("of alice by test"), seen(alice));
            runs.open("carol", alice);
            runs.end(alice);
            record("of no cause");
        });
        record("of the test");
        assertEquals(List.of("of no cause by null", "of the test by test"), seen(test));
    }

    @Test
    void aTaskEndsTheScopesThatItLeavesOpen() {
        TestRun test = runs.begin("PullTest.pull");
        List<TestRun> left = new ArrayList<>();
        withoutCause(() -> {
            runs.run(test, () -> {
                record("of the test");
                left.add(runs.open("alice", test));
                left.add(runs.open("bob", left.get(0)));
                assertEquals(left, List.copyOf(test.openScopes().keySet()));
            });
            record("of no cause");
        });
        assertTrue(left.stream().allMatch(TestRun::hasEnded));
        assertEquals(Map.of(), test.openScopes());
        assertEquals(List.of("of the test by test", "of no cause by null"), seen(test));
    }

    @Test
    void aScopeThatHasEndedElsewhereLeavesItsThread() throws Exception {
        TestRun test = runs.begin("PullTest.pull");
        ExecutorService user = Executors.newSingleThreadExecutor();
        try {
            TestRun alice = user.submit(() -> runs.open("alice", test)).get(30, TimeUnit.SECONDS);
            runs.end(alice);
            user.submit(() -> {
                runs.end(alice);
                record("of no cause");
            }).get(30, TimeUnit.SECONDS);
        } finally {
            user.shutdownNow();
        }
        assertEquals(List.of("of no cause by null"), seen(test));
    }

    @Test
    void aScopeEndsWithItsTest() {
        TestRun test = runs.begin("PullTest.pull");
        TestRun alice = runs.open("alice", test);
        assertSame(test, alice.test());
        runs.end(test);
        assertTrue(alice.hasEnded());
        assertTrue(alice.journal().isClosed());
    }

    @Test
    void theWorkOfAScopeIsALeftoverOfItsTest() throws InterruptedException {
        TestRun test = runs.begin("PullTest.pull");
        Work ofTest = test.root().begin(WorkKind.TIMER, "of the test");
        TestRun alice = runs.open("alice", test);
        Work ofAlice = alice.root().begin(WorkKind.TIMER, "of alice");
        Work ofBob = runs.open("bob", alice).root().begin(WorkKind.TIMER, "of bob");
        assertEquals(List.of(ofTest, ofAlice, ofBob), test.leftovers());
        runs.end(alice);
        assertEquals(List.of(ofTest, ofAlice, ofBob), IdleWait.of(test).leftoversAfter(Duration.ZERO), "after its end too");
        ofAlice.end();
        assertEquals(List.of(ofTest, ofBob), test.leftovers());
    }

    @Test
    void aFaultInAScopeIsOneOfItsTest() {
        TestRun test = runs.begin("PullTest.pull");
        TestRun alice = runs.open("alice", test);
        IllegalStateException broken = new IllegalStateException("broken tap");
        runs.sink().fault(Origin.CALL, broken);
        assertEquals(List.of(), test.journal().faults().all());
        runs.end(alice);
        assertEquals(List.of(new TapFaults.TapFault("CALL", broken)), test.journal().faults().all());
    }

    @Test
    void eventsOfAnEarlierTestAreCountedUnderItsName() {
        RunningCause left = runs.begin("PullTest.retry").request("POST /pull");
        TestRun next = runs.begin("PullTest.pull");
        runs.currentCause().run(left, () -> {
            record("a");
            record("b");
        });
        assertEquals(List.of(), seen(next));
        assertEquals("\n2 events of PullTest.retry arrived during this test, and are not shown.", next.journal().timeline());
    }

    @Test
    void aHeaderLeadsBackToItsCause() {
        TestRun test = runs.begin("PullTest.pull");
        RunningCause request = test.request("POST /pull");
        Work work = request.begin(WorkKind.HTTP, null);
        assertSame(request, runs.resolve(request.header()).orElseThrow());
        work.end();
        assertEquals(1, runs.resolve(request.header()).orElseThrow().cause().number(),
                "also when no work is running any more");
        assertSame(test.root(), runs.resolve(test.root().header()).orElseThrow());
    }

    @Test
    void aRequestIsDescribedWhenItArrives() {
        TestRun test = runs.begin("PullTest.pull");
        RunningCause request = test.request("POST");
        request.describe("POST /pull");
        request.describe("GET /upstream");
        assertEquals("request 1: POST /pull", request.cause().toString());
        test.root().describe("POST /pull");
        assertEquals("test", test.root().cause().toString());
    }

    @Test
    void aForgedHeaderNamesNoCause() {
        TestRun test = runs.begin("PullTest.pull");
        String header = test.root().header();
        assertEquals(Optional.empty(), runs.resolve(null));
        assertEquals(Optional.empty(), runs.resolve("anything"));
        assertEquals(Optional.empty(), runs.resolve(TestCauses.runs().begin("other run").root().header()));
        assertEquals(Optional.empty(), runs.resolve(header.substring(0, header.indexOf('-')) + "-99-1"));
    }

    @Test
    void onlyTheNameOfAnEndedTestIsKept() {
        TestRun test = runs.begin("PullTest.pull");
        record("a");
        runs.end(test);
        assertEquals("PullTest.pull", runs.resolve(test.root().header()).orElseThrow().testRun().name());
        assertEquals(List.of(), seen(test), "its events would fill the memory");
    }

    @Test
    void oldTestsAreForgotten() {
        String first = runs.begin("first").root().header();
        for (int i = 0; i < 200; i++) {
            runs.begin("PullTest.pull");
        }
        assertEquals(Optional.empty(), runs.resolve(first));
    }

    private void record(String name) {
        runs.sink().append(Origin.CDI, name, now -> name, null);
    }

    private void withoutCause(Runnable task) {
        runs.currentCause().run(null, task);
    }

    private static List<String> seen(TestRun run) {
        return run.journal().events().stream().map(TestRunsTest::text).toList();
    }

    private static String text(RecordedEvent event) {
        return event.name() + " by " + event.cause();
    }
}
