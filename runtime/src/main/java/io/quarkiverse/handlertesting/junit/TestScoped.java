package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.enterprise.context.NormalScope;

/**
 * A bean that lives as long as a test: from the first {@code @BeforeEach} method to the last {@code @AfterEach} method. It is
 * made when the test first uses it, on whatever thread, and destroyed when the test ends; the next test has another one.
 * <p>
 * The scope is active on each thread that belongs to a test: its own, those of scopes that it has opened, and, while only one
 * test runs, all others. Elsewhere a call throws a {@link jakarta.enterprise.context.ContextNotActiveException}. It is known
 * in tests only: put it on beans among the tests, not on those of the application.
 */
@NormalScope
@Inherited
@Documented
@Retention(RUNTIME)
@Target({ TYPE, METHOD, FIELD })
public @interface TestScoped {
}
