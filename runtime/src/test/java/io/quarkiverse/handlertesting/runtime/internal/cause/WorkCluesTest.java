package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.FailureStory;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/** A message about something that did not come says what became of the work. */
class WorkCluesTest {

    private final TestRuns runs = TestCauses.runs(Journals::still);
    private TestRun test = runs.begin("PullTest.pull");

    /** A thread that waits for a semaphore in a line of the application. */
    private static Thread at(String type, int line) {
        return new Thread() {
            @Override
            public StackTraceElement[] getStackTrace() {
                return new StackTraceElement[] {
                        new StackTraceElement("jdk.internal.misc.Unsafe", "park", "Unsafe.java", 1),
                        new StackTraceElement("java.util.concurrent.Semaphore", "acquire", "Semaphore.java", 2),
                        new StackTraceElement("org.acme." + type, "run", type + ".java", line) };
            }
        };
    }

    private static Thread goingOn(String type, int line) {
        return new Thread() {
            @Override
            public StackTraceElement[] getStackTrace() {
                return new StackTraceElement[] { new StackTraceElement("org.acme." + type, "run", type + ".java", line) };
            }
        };
    }

    /** A request whose exchange has not ended, and has reached the application. */
    private RunningCause open(String description) {
        RunningCause request = test.request(description);
        request.begin(WorkKind.HTTP, "the request " + WorkKind.BEING_SENT);
        request.begin(WorkKind.HTTP, description);
        return request;
    }

    private FailureStory story() {
        return test.journal().story("It did not come.").missing(Missing.WHOLE);
    }

    private void assertClues(String clues, FailureStory story) {
        assertEquals("It did not come.\n" + clues, story.text());
    }

    @Test
    void aRequestWithoutAResponseIsForgottenIfNothingPends() {
        open("GET /never");
        String forgotten = "r1 is forgotten: no thread, timer, call or message of it is pending, and its response has not ended.";
        assertClues(forgotten, story().ofRequest(1));
        assertClues(forgotten, story());
    }

    @Test
    void aRequestThatHasNotArrivedIsNotForgotten() {
        test.request("GET /never").begin(WorkKind.HTTP, "the request " + WorkKind.BEING_SENT);
        assertClues("The application has not begun to handle r1.", story().ofRequest(1));
    }

    @Test
    void workThatWaitsIsNamedWithTheLineWhereItStands() {
        Work work = open("GET /refresh").begin(WorkKind.EXECUTOR, null);
        work.runOn(at("CatalogRefresh", 51));
        assertClues(
                "Work of r1 is still running: a task waits in Semaphore.acquire at CatalogRefresh.run(CatalogRefresh.java:51).",
                story().ofRequest(1));
    }

    @Test
    void workWithoutAThreadIsNamedByTheBorderThatItCrossedLast() {
        RunningCause request = test.request("POST /pull");
        Work message = request.begin(WorkKind.EVENT_BUS, "models.evict");
        assertClues("Work of r1 is still running: a message to models.evict is not handled yet.", story());
        message.end();
        Work timer = request.begin(WorkKind.TIMER, "Vert.x timer");
        assertClues("Work of r1 is still running: a timer is not due yet.", story());
        timer.end();
        request.begin(WorkKind.HTTP_CLIENT, "to GET http://depot/items");
        assertClues("Work of r1 is still running: an outgoing call to GET http://depot/items has no answer yet.", story());
    }

    @Test
    void ofSeveralPiecesTheTwoThatWaitOrRanLastAreNamedAndTheOthersCounted() {
        RunningCause request = open("POST /pull");
        request.begin(WorkKind.EXECUTOR, null).runOn(at("Puller", 7));
        request.begin(WorkKind.EXECUTOR, null).runOn(goingOn("Digest", 20));
        request.begin(WorkKind.EXECUTOR, null);
        request.begin(WorkKind.THREAD, "refresh").runOn(at("Refresh", 9));
        assertClues("""
                Work of r1 is still running: the thread refresh waits in Semaphore.acquire at Refresh.run(Refresh.java:9).
                Work of r1 is still running: a task waits in Semaphore.acquire at Puller.run(Puller.java:7).
                2 more pieces of work are still running.""", story());
    }

    @Test
    void aTaskAndTheFutureOfItsResultAreOnePieceOnTheSameThread() {
        RunningCause request = open("POST /pull");
        Thread puller = at("Puller", 7);
        request.begin(WorkKind.EXECUTOR, null).runOn(puller);
        request.begin(WorkKind.ASYNC, null).runOn(puller);
        assertClues("Work of r1 is still running: a task waits in Semaphore.acquire at Puller.run(Puller.java:7).", story());
    }

    @Test
    void tasksOfTwoThreadsThatWaitAtTheSameLineAreTwoPieces() {
        RunningCause request = open("POST /pull");
        request.begin(WorkKind.EXECUTOR, null).runOn(at("Puller", 7));
        request.begin(WorkKind.EXECUTOR, null).runOn(at("Puller", 7));
        assertClues("""
                Work of r1 is still running: a task waits in Semaphore.acquire at Puller.run(Puller.java:7).
                1 more piece of work is still running.""", story());
    }

    @Test
    void theWorkOfOtherRequestsIsNotThatOfThisOne() {
        open("POST /pull").begin(WorkKind.EXECUTOR, null);
        open("GET /never");
        assertClues("r2 is forgotten: no thread, timer, call or message of it is pending, and its response has not ended.",
                story().ofRequest(2));
    }

    @Test
    void nothingIsLeftOfTheOnlyRequest() {
        test.request("POST /pull").begin(WorkKind.EXECUTOR, null).end();
        assertClues("Nothing of r1 is running any more.", story());
    }

    @Test
    void theOnlyRequestHasCausedNothing() {
        test.request("POST /pull").begin(WorkKind.HTTP, "POST /pull").end();
        assertClues("""
                Nothing of r1 is running any more.
                r1 caused nothing and started nothing.""", story());
    }

    @Test
    void theLastRequestHasCausedNothing() {
        test.request("POST /pull").begin(WorkKind.EXECUTOR, null).end();
        test.request("GET /pulls");
        assertClues("""
                Nothing of this test is running any more.
                r2, the last request, caused nothing and started nothing.""", story());
    }

    @Test
    void anEventOfTheLastRequestIsSomethingThatItCaused() {
        RunningCause request = test.request("POST /pull");
        BusMessage message = new BusMessage("pulls", "7", Map.of(), false);
        request.sink().append(Origin.EVENT_BUS, "pulls", now -> message, null);
        assertClues("""
                Nothing of r1 is running any more.
                  #1    0 ms  EVENT_BUS  pulls "7\"""", story());
    }

    @Test
    void aTestWithoutARequestHasStartedNothing() {
        assertClues("No request of this test is known, and it has started nothing.", story());
        test.root().begin(WorkKind.EXECUTOR, null).end();
        assertClues("Nothing of this test is running any more.", story());
    }

    @Test
    void workOfTheTestMethodIsSaidToBe() {
        test.root().begin(WorkKind.TIMER, "delayed executor");
        assertClues("Work of the test method is still running: a timer (delayed executor) is not due yet.", story());
    }

    @Test
    void periodicWorkIsAllThatIsLeft() {
        open("POST /watch").begin(WorkKind.PERIODIC, "Vert.x timer");
        assertClues("Only periodic work of r1 goes on: a timer repeats.", story());
    }

    /** A timer that is due 9.94 s from now; its times are in milliseconds. */
    private record StillTimer(String what, long delayMillis, long periodMillis, int fired) implements PendingTimer {

        @Override
        public long delay() {
            return delayMillis * 1_000_000;
        }

        @Override
        public long period() {
            return periodMillis * 1_000_000;
        }

        @Override
        public long untilDue() {
            return 9_940_000_000L;
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static PendingTimer timer(long delayMillis, long periodMillis, int fired) {
        return new StillTimer("Vert.x timer", delayMillis, periodMillis, fired);
    }

    @Test
    void aTimerThatHasNotFiredIsNamedWithItsTimes() {
        RunningCause request = open("GET /progress");
        Work timer = request.begin(WorkKind.PERIODIC, timer(20_000, 20_000, 0));
        request.begin(WorkKind.STREAM, null);
        assertClues("A timer of r1, which fires every 20 s, has not fired yet: it fires 9.9 s after this wait had ended.",
                story().ofRequest(1));
        timer.end();
        request.begin(WorkKind.TIMER, timer(1500, 0, 0));
        request.begin(WorkKind.EXECUTOR, null);
        assertClues("""
                A timer of r1, which fires after 1500 ms, has not fired yet: it fires 9.9 s after this wait had ended.
                Work of r1 is still running: a task has not begun.""", story().ofRequest(1));
    }

    @Test
    void aTimerThatFiresRarelyIsNamedWithHowOftenItHasFired() {
        RunningCause request = open("GET /progress");
        Work timer = request.begin(WorkKind.PERIODIC, timer(0, 20_000, 1));
        assertClues("A timer of r1, which fires every 20 s, has fired once: it fires next 9.9 s after this wait had ended.",
                story().ofRequest(1));
        timer.end();
        request.begin(WorkKind.PERIODIC, timer(5000, 20_000, 3));
        assertClues("A timer of r1, which fires after 5 s and then every 20 s, has fired 3 times: it fires next 9.9 s after"
                + " this wait had ended.", story().ofRequest(1));
    }

    @Test
    void aTimerThatIsOverdueIsSaidToBe() {
        open("GET /progress").begin(WorkKind.TIMER, new PendingTimer() {
            @Override
            public long delay() {
                return 2_000_000_000;
            }

            @Override
            public long period() {
                return 0;
            }

            @Override
            public int fired() {
                return 0;
            }

            @Override
            public long untilDue() {
                return -300_000_000;
            }

            @Override
            public String toString() {
                return null;
            }
        });
        assertClues("A timer of r1, which fires after 2 s, has not fired yet: it was due 300 ms before this wait ended.",
                story().ofRequest(1));
    }

    @Test
    void aTimerThatIsNoneOfVertxIsNamed() {
        RunningCause request = open("GET /progress");
        Work job = request.begin(WorkKind.PERIODIC, new StillTimer("Quartz job cleanup", 60_000, 0, 0));
        assertClues("A timer (Quartz job cleanup) of r1, which repeats, has not fired yet: it fires 9.9 s after this wait had"
                + " ended.", story().ofRequest(1));
        job.end();
        request.begin(WorkKind.PERIODIC, new StillTimer("MUTINY", 0, 60_000, 1));
        assertClues("A timer of r1, which fires every 60 s, has fired once: it fires next 9.9 s after this wait had ended.",
                story().ofRequest(1));
    }

    @Test
    void aTimerThatFiresOftenGoesOn() {
        open("POST /watch").begin(WorkKind.PERIODIC, timer(20, 20, 12));
        assertClues("Only periodic work of r1 goes on: a timer repeats every 20 ms, and has fired 12 times.", story());
    }

    @Test
    void anOpenWebSocketIsAllThatIsLeft() {
        test.request("GET /chat").begin(WorkKind.WEBSOCKET, null);
        assertClues(
                "Nothing of r1 is running: its WebSocket is open, and only a message, another request or a job can lead to more.",
                story());
    }

    @Test
    void anOpenStreamIsAllThatIsLeft() {
        RunningCause request = test.request("GET /events");
        request.begin(WorkKind.STREAM, null);
        request.begin(WorkKind.HTTP, "GET /events");
        request.sink().append(Origin.SSE, "tick", now -> "tick", null);
        assertClues("""
                Nothing of r1 is running: its stream is open, and only another request or a job can send more.
                  #1    0 ms  SSE  tick""", story());
    }

    @Test
    void workOfAnEarlierTestIsNamed() {
        RunningCause first = test.request("POST /pull");
        first.begin(WorkKind.EXECUTOR, null).runOn(at("Puller", 7));
        first.begin(WorkKind.EXECUTOR, null).runOn(goingOn("Digest", 20));
        first.begin(WorkKind.ASYNC, null);
        runs.end(test);
        test = runs.begin("PullTest.second");
        open("GET /never");
        assertClues("""
                r1 is forgotten: no thread, timer, call or message of it is pending, and its response has not ended.
                Work of PullTest.pull, an earlier test, is still running: a task waits in Semaphore.acquire at \
                Puller.run(Puller.java:7); and 1 more piece.""", story().ofRequest(1));
    }

    @Test
    void aFailureOfWhatIsThereLooksAtNoWork() {
        test.request("POST /pull").begin(WorkKind.EXECUTOR, null).runOn(new Thread() {
            @Override
            public StackTraceElement[] getStackTrace() {
                throw new AssertionError("The stack was read.");
            }
        });
        assertEquals("It was wrong.", test.journal().story("It was wrong.").text());
    }
}
