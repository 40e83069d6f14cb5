package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.jboss.logging.Logger.Level;

import io.quarkiverse.handlertesting.events.Selectors;

/**
 * On a test class or method: fails the test if a log record of this level or above was published with the cause of this test,
 * and shows those records. On a class, it applies to nested classes too; the annotation of a method replaces that of its class.
 * <p>
 * A record does not fail the test if it has no cause, or if a subscription to {@link Selectors#logged(Level)} has read it. The
 * annotation changes no level: a record that its logger does not publish is not seen. A test that has already failed keeps its
 * own failure.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface FailOnLogged {

    /** The lowest level that fails the test; INFO or above, since others are not recorded. */
    Level value() default Level.ERROR;
}
