package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On a test class or method: the work of the test may end with exceptions that reach nobody. Without the annotation, such an
 * exception fails the test. On a class, it applies to nested classes and subclasses too; all types that the method and these
 * classes name are allowed.
 *
 * <pre>
 * &#64;Test
 * &#64;AllowFailures(IllegalStateException.class)
 * void keepsTheOtherModels() {
 * </pre>
 *
 * A test that waits for the exception and looks at it uses {@code events.expectFailure(…)} instead.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface AllowFailures {

    /** The types that are allowed, with their subtypes; empty for all. The causes of an exception do not count. */
    Class<? extends Throwable>[] value() default {};
}
