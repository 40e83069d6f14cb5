package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import io.quarkiverse.handlertesting.events.EventSubscription;

/**
 * On a test class or method: fails the test if it ends with events that one of its subscriptions has seen and the test has
 * not read, and names those events. On a class, it applies to nested classes too.
 * <p>
 * A test that has already failed keeps its own failure. {@link EventSubscription#ignoreRemaining()} excludes a subscription;
 * so does closing it.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface FailOnUnread {
}
