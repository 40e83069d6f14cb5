package io.quarkiverse.handlertesting.deployment.test;

import java.lang.reflect.Method;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

import io.quarkiverse.handlertesting.runtime.internal.junit.TestBegin;
import io.quarkiverse.handlertesting.runtime.internal.junit.TestEnd;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/**
 * Begins and ends a test as {@code @QuarkusTest} does around a test method. {@code QuarkusUnitTest}, which runs these tests,
 * does not call the callbacks of {@code @QuarkusTest}: this class does, with the same arguments.
 */
public final class QuarkusTestCallbacks {

    /** The begin and the end of each test of a class. */
    public abstract static class Each {

        private QuarkusTestCallbacks test;

        @BeforeEach
        void beginEach(TestInfo info) {
            test = QuarkusTestCallbacks.begin(this, info);
        }

        @AfterEach
        void endEach() {
            end();
        }

        /** Begins as the test with this method, after {@link #end()}. */
        protected void begin(String methodName) {
            test = QuarkusTestCallbacks.begin(this, methodName);
        }

        protected void end() {
            test.end();
        }
    }

    private final Object instance;
    private final Method method;

    private QuarkusTestCallbacks(Object instance, Method method) {
        this.instance = instance;
        this.method = method;
    }

    public static QuarkusTestCallbacks begin(Object instance, TestInfo info) {
        return begin(instance, info.getTestMethod().orElseThrow().getName());
    }

    /** Begins as the test with this method, which may be a method of any class. */
    public static QuarkusTestCallbacks begin(Object instance, String methodName) {
        for (Class<?> type = instance.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(methodName)) {
                    QuarkusTestCallbacks test = new QuarkusTestCallbacks(instance, method);
                    new TestBegin().beforeEach(test.context(null));
                    return test;
                }
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
