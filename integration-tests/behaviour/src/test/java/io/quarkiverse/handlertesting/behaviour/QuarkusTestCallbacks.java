package io.quarkiverse.handlertesting.behaviour;

import java.lang.reflect.Method;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

import io.quarkiverse.handlertesting.runtime.internal.junit.TestBegin;
import io.quarkiverse.handlertesting.runtime.internal.junit.TestEnd;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/**
 * A test that begins and ends inside a test method, by the callbacks that {@code @QuarkusTest} calls and with the same
 * arguments. The test that {@code @QuarkusTest} itself has begun for the method must have ended before: extend {@link Each} or
 * {@link Manual}.
 */
public final class QuarkusTestCallbacks {

    /** A test class whose methods may end the test that Quarkus has begun for them, and begin another. */
    public abstract static class Each {

        private QuarkusTestCallbacks test;

        @BeforeEach
        void currentTest(TestInfo info) {
            test = new QuarkusTestCallbacks(this, info.getTestMethod().orElseThrow());
        }

        /** Begins as the test with this method, after {@link #end()}. */
        protected void begin(String methodName) {
            test = QuarkusTestCallbacks.begin(this, methodName);
        }

        protected void end() {
            test.end();
        }
    }

    /** A test class whose methods begin and end all tests: outside them, no test runs. */
    public abstract static class Manual {

        @BeforeEach
        void endTheTestOfQuarkus(TestInfo info) {
            new QuarkusTestCallbacks(this, info.getTestMethod().orElseThrow()).end();
        }
    }

    /** As {@link Manual}, for tests of what is logged. */
    public abstract static class Logging extends Manual {

        private Logged logged;

        @BeforeEach
        void log() {
            logged = new Logged();
        }

        @AfterEach
        void stopLogging() {
            logged.close();
        }

        /** The messages so far that name this class. */
        protected List<String> warnings() {
            return logged.messages().stream().filter(message -> message.contains(getClass().getSimpleName())).toList();
        }
    }

    private final Object instance;
    private final Method method;

    private QuarkusTestCallbacks(Object instance, Method method) {
        this.instance = instance;
        this.method = method;
    }

    /** Begins as the test with this method, which may be a method of any class. */
    public static QuarkusTestCallbacks begin(Object instance, String methodName) {
        return beginAfter(null, instance, methodName);
    }

    /**
     * Begins as a test of a class in which a test has failed.
     *
     * @param earlier the failure of the earlier test; {@code null} if no test has failed
     */
    public static QuarkusTestCallbacks beginAfter(Throwable earlier, Object instance, String methodName) {
        for (Method method : instance.getClass().getDeclaredMethods()) {
            if (method.getName().equals(methodName)) {
                QuarkusTestCallbacks test = new QuarkusTestCallbacks(instance, method);
                new TestBegin().beforeEach(test.context(earlier));
                return test;
            }
        }
        throw new IllegalArgumentException(instance.getClass() + " has no method " + methodName);
    }

    public void end() {
        endWith(null);
    }

    /** Ends as a test that has failed. */
    public void endWith(Throwable failure) {
        new TestEnd().afterEach(context(failure));
    }

    private QuarkusTestMethodContext context(Throwable failure) {
        return new QuarkusTestMethodContext(instance, List.of(), method, failure);
    }
}
