package io.quarkiverse.handlertesting.runtime.internal.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.junit.AllowFailures;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig.UnseenFailuresMode;

/** At the end of a test, the exceptions of its work that reached nobody fail it, or are in the log. */
class UnseenFailureCheckTest {

    private static final String WARNING = "WARN An exception of PullTest.pull reached nobody: IllegalStateException: disk full,"
            + " caused by test, ended EXECUTOR";

    private final TestRuns runs = TestCauses.runs();
    private final TestRun run = runs.begin("PullTest.pull");
    private final Logger logger = Logger.getLogger("io.quarkiverse.handlertesting");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {
            // There is nothing to flush.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    };

    static class OfOthers {
        void test() {
        }
    }

    static class Ours {
        Events events;

        void test() {
        }

        @AllowFailures({ IllegalArgumentException.class, UnsupportedOperationException.class })
        void allowing() {
        }

        @AllowFailures
        void allowingAll() {
        }
    }

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    private void fail(Throwable thrown) {
        run.root().begin(WorkKind.EXECUTOR, null).failed(thrown);
    }

    private UnseenFailureCheck end(Class<?> type, String method, UnseenFailuresMode mode) {
        TestClass test = new TestClass(type, Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(method)).findFirst().orElseThrow());
        UnseenFailureCheck check = UnseenFailureCheck.end(run, test, mode, false);
        runs.end(run);
        return check;
    }

    private Optional<Reason> failure(Class<?> type, String method, UnseenFailuresMode mode) {
        return end(type, method, mode).failure(run.journal()).map(EventAssertionError::reason);
    }

    private List<String> log() {
        return records.stream().map(record -> record.getLevel() + " " + record.getMessage()).toList();
    }

    @Test
    void autoFailsAClassThatNamesATypeOfOurs() {
        fail(new IllegalStateException("disk full"));
        assertEquals(Optional.of(Reason.UNSEEN_FAILURE), failure(Ours.class, "test", UnseenFailuresMode.AUTO));
        assertEquals(List.of(), log());
    }

    @Test
    void autoWarnsOfEachKindInAnotherClass() {
        fail(new IllegalStateException("disk full"));
        fail(new IllegalArgumentException("bad name"));
        assertEquals(Optional.empty(), failure(OfOthers.class, "test", UnseenFailuresMode.AUTO));
        assertEquals(List.of(WARNING, "WARN An exception of PullTest.pull reached nobody: IllegalArgumentException: bad name,"
                + " caused by test, ended EXECUTOR"), log());
    }

    @Test
    void failFailsAnyClass() {
        fail(new IllegalStateException("disk full"));
        assertEquals(Optional.of(Reason.UNSEEN_FAILURE), failure(OfOthers.class, "test", UnseenFailuresMode.FAIL));
        assertEquals(List.of(), log());
    }

    @Test
    void warnFailsNoClass() {
        fail(new IllegalStateException("disk full"));
        assertEquals(Optional.empty(), failure(Ours.class, "test", UnseenFailuresMode.WARN));
        assertEquals(List.of(WARNING), log());
    }

    @Test
    void offSaysNothing() {
        fail(new IllegalStateException("disk full"));
        UnseenFailureCheck check = end(Ours.class, "test", UnseenFailuresMode.OFF);
        assertEquals(Optional.empty(), check.failure(run.journal()));
        AssertionError own = new AssertionError("the test's own");
        check.explain(own, Optional.empty());
        fail(new IllegalStateException("late"));
        assertEquals(List.of(), log());
        assertEquals(List.of(), List.of(own.getSuppressed()));
    }

    @Test
    void withoutAnExceptionATestPasses() {
        assertEquals(Optional.empty(), failure(Ours.class, "test", UnseenFailuresMode.FAIL));
        assertEquals(List.of(), log());
    }

    @Test
    void allowedTypesIncludeSubtypesAndLateOnes() {
        fail(new NumberFormatException("a subtype"));
        fail(new UnsupportedOperationException("the other type"));
        assertEquals(Optional.empty(), failure(Ours.class, "allowing", UnseenFailuresMode.FAIL));
        fail(new IllegalArgumentException("late"));
        assertEquals(List.of(), log());
    }

    @Test
    void causesAreNotAllowedByTheirType() {
        fail(new IllegalStateException("not allowed", new IllegalArgumentException("allowed")));
        assertEquals(Optional.of(Reason.UNSEEN_FAILURE), failure(Ours.class, "allowing", UnseenFailuresMode.AUTO));
    }

    @Test
    void withoutATypeAllAreAllowed() {
        fail(new OutOfMemoryError("any"));
        assertEquals(Optional.empty(), failure(Ours.class, "allowingAll", UnseenFailuresMode.FAIL));
    }

    @Test
    void aFailureOfTheTestKeepsItsMessageAndIsExplained() {
        IllegalStateException thrown = new IllegalStateException("disk full");
        fail(thrown);
        AssertionError own = new AssertionError("the test's own");
        end(Ours.class, "test", UnseenFailuresMode.AUTO).explain(own, Optional.empty());
        assertEquals("the test's own", own.getMessage());
        assertSame(thrown, own.getSuppressed()[0].getCause());
        assertEquals(
                """
                        IllegalStateException: disk full
                          caused by test
                          ended EXECUTOR
                        This exception ended work of PullTest.pull and reached nobody: no caller, no client, no handler of the application.""",
                own.getSuppressed()[0].getMessage());
        assertEquals(List.of(WARNING), log());
    }

    @Test
    void aFailureOfOursBeginsWithTheExceptionAndIsNotLogged() {
        fail(new IllegalStateException("disk full"));
        EventAssertionError own = new EventAssertionError(Reason.TIMED_OUT, "Expected DownloadCompleted.", null);
        end(Ours.class, "test", UnseenFailuresMode.AUTO).explain(own, Optional.empty());
        assertTrue(own.getMessage().startsWith("IllegalStateException: disk full\n"), own.getMessage());
        assertTrue(own.getMessage().endsWith("\nExpected DownloadCompleted."), own.getMessage());
        assertEquals(List.of(), log());
    }

    @Test
    void aFailureIsNotExplainedByItself() {
        AssertionError own = new AssertionError("the test's own");
        fail(own);
        end(Ours.class, "test", UnseenFailuresMode.AUTO).explain(own, Optional.empty());
        assertEquals(List.of(), List.of(own.getSuppressed()));
        assertEquals(List.of(), log());
    }

    @Test
    void aFailureAfterTheEndIsOneErrorInTheLog() {
        assertEquals(Optional.empty(), failure(OfOthers.class, "test", UnseenFailuresMode.AUTO));
        IllegalStateException late = new IllegalStateException("too late");
        fail(late);
        fail(new IllegalStateException("again"));
        assertEquals(List.of("ERROR An exception reached nobody after the end of PullTest.pull, which cannot fail any more:"
                + " IllegalStateException: too late, caused by test, ended EXECUTOR. Await the work in the test, for example"
                + " with events.awaitIdle()."), log());
        assertSame(late, records.get(0).getThrown());
    }
}
