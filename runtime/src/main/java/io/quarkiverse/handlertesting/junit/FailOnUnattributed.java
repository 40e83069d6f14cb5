package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import io.quarkiverse.handlertesting.events.Events;

/**
 * On a test class or method: fails the test if the application has lost the cause of an event of this test, and names those
 * events with the method and the thread that each came from. {@link Events#awaitIdle()} does not wait for such work. On a
 * class, it applies to nested classes too.
 * <p>
 * Events of {@code @Scheduled} methods are excluded, since no test causes them. So are events without a method of the
 * application on the stack, such as calls that a mock upstream receives. A test that has already failed keeps its own failure.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface FailOnUnattributed {
}
