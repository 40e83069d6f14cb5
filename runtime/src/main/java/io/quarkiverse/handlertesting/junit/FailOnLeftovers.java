package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On a test class or method: the test fails if work that it has caused is still running at its end, and names it. Without it
 * that is a warning in the log. On a class it holds for its nested classes too.
 * <p>
 * Timers and jobs that come again and again are no leftovers. What has begun to end is given
 * {@code quarkus.handler-testing.events.leftover-grace} (100 ms). A test that has failed already keeps its own failure.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface FailOnLeftovers {
}
