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
 * On a test class or method: the test fails if it ends with events that one of its subscriptions has seen and nobody has
 * read, and names them. On a class it holds for its nested classes too.
 * <p>
 * A test that has failed already keeps its own failure. {@link EventSubscription#ignoreRemaining()} excepts a subscription;
 * so does closing it.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface FailOnUnread {
}
