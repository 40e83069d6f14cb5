package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On a test class or method: fails the test if work that it caused is still running at its end, and names that work. Without
 * the annotation, such work is a warning in the log. On a class, it applies to nested classes too.
 * <p>
 * Recurring timers and jobs are not leftovers; an open stream or WebSocket is one. Work that is still running has
 * {@code quarkus.handler-testing.events.leftover-grace} (100 ms) to end. A test that has already failed keeps its own
 * failure.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface FailOnLeftovers {
}
