package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import io.quarkiverse.handlertesting.http.HandlerResponse;

/**
 * On a test class or method: fails a test whose requests, with all their background work, have executed more SQL statements in
 * all, and lists them. The annotation of the method comes before that of its class, and that before one of an enclosing class.
 * <p>
 * Counted at the end of the test, scopes included. A batch is one statement. Statements that the test method and its fixtures
 * execute themselves do not count, nor does what has no cause. {@link HandlerResponse#expectStatements} counts those of one
 * request. A test that has already failed keeps its own failure.
 * <p>
 * A test with this annotation fails with an {@code IllegalStateException} where statements are not recorded: the application
 * has no database, or {@code quarkus.handler-testing.taps.sql} is {@code false}.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface MaxStatements {

    /** The maximum, 0 or more. */
    int value();
}
