package io.quarkiverse.handlertesting.runtime.internal.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;

/** A method that JUnit runs several times: the name of each invocation, and how the earlier ones ended. */
class InvocationsTest {

    static class Pulls {

        @RepeatedTest(9)
        void retry() {
        }

        @Test
        void pull() {
        }
    }

    @ParameterizedClass
    @ValueSource(ints = 1)
    static class PullsOfAClass {

        @Test
        void pull() {
        }
    }

    private final TestRuns runs = TestCauses.runs(Journals::still);
    private final Invocations invocations = new Invocations();

    private static TestClass test(Class<?> type, String method) {
        try {
            return new TestClass(type, type.getDeclaredMethod(method));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TestRun begin(TestClass test) {
        TestRun run = runs.begin(test.name());
        invocations.begin(test, run);
        return run;
    }

    private String story(TestClass test, TestRun run) {
        return run.name() + " failed." + invocations.earlier(test).map(text -> "\n" + text).orElse("");
    }

    /** Runs the method several times, and then the invocation whose message is returned. */
    private String after(boolean... failed) {
        TestClass retry = test(Pulls.class, "retry");
        for (boolean fails : failed) {
            invocations.end(retry, begin(retry).name(), fails);
        }
        return story(retry, begin(retry));
    }

    @Test
    void theFirstInvocationHasNoEarlierOnes() {
        assertEquals("InvocationsTest.Pulls.retry (1st invocation) failed.", after());
    }

    @Test
    void saysThatTheEarlierOnesPassed() {
        assertEquals("""
                InvocationsTest.Pulls.retry (2nd invocation) failed.
                The earlier invocation of this method passed.""", after(false));
        assertEquals("""
                InvocationsTest.Pulls.retry (4th invocation) failed.
                The 3 earlier invocations of this method passed.""", after(false, false));
    }

    @Test
    void saysThatTheEarlierOnesFailed() {
        assertEquals("""
                InvocationsTest.Pulls.retry (2nd invocation) failed.
                The earlier invocation of this method failed too.""", after(true));
    }

    @Test
    void namesTheOnesThatFailed() {
        assertEquals("""
                InvocationsTest.Pulls.retry (4th invocation) failed.
                Of the 3 earlier invocations of this method, 2 failed too: the 1st, the 3rd.""", after(true, false, true));
    }

    @Test
    void namesThreeAtMost() {
        assertEquals("""
                InvocationsTest.Pulls.retry (6th invocation) failed.
                Of the 5 earlier invocations of this method, 4 failed too: the 1st, the 2nd, the 3rd, ….""",
                after(true, true, true, true, false));
    }

    @Test
    void namesCases() {
        TestClass retry = test(Pulls.class, "retry");
        TestRun first = begin(retry);
        first.journal().named(retry.name() + " › missing");
        invocations.end(retry, first.name(), true);
        invocations.end(retry, begin(retry).name(), false);
        assertEquals("""
                InvocationsTest.Pulls.retry (3rd invocation) failed.
                Of the 2 earlier invocations of this method, 1 failed too: missing.""", story(retry, begin(retry)));
    }

    @Test
    void aTestThatRunsOnceHasItsNameOnly() {
        TestClass pull = test(Pulls.class, "pull");
        invocations.end(pull, begin(pull).name(), true);
        assertEquals("InvocationsTest.Pulls.pull failed.", story(pull, begin(pull)));
    }

    @Test
    void countsTheInvocationsOfAClassToo() {
        TestClass pull = test(PullsOfAClass.class, "pull");
        begin(pull);
        invocations.end(pull, begin(pull).name(), false);
        invocations.beginClass(PullsOfAClass.class);
        assertEquals("InvocationsTest.PullsOfAClass.pull (2nd invocation)", begin(pull).name());
    }

    @Test
    void aClassThatBeginsAgainCountsFromOne() {
        TestClass retry = test(Pulls.class, "retry");
        invocations.end(retry, begin(retry).name(), false);
        invocations.beginClass(Pulls.class);
        assertEquals("InvocationsTest.Pulls.retry (1st invocation)", begin(retry).name());
    }

    @Test
    void ordinals() {
        assertEquals(List.of("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"),
                IntStream.of(1, 2, 3, 4, 11, 12, 13, 21, 102, 111).mapToObj(Invocations::ordinal).toList());
    }
}
