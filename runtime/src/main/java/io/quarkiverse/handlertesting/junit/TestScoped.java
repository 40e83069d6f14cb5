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
 * The scope of a bean that lives as long as a test: from the first {@code @BeforeEach} method to the last {@code @AfterEach}
 * method. The bean is created when the test first uses it, on any thread, and destroyed when the test ends; the next test
 * gets another instance.
 * <p>
 * The scope is active on each thread that belongs to a test: the test thread, the threads of scopes that the test opened and,
 * while only one test runs, all other threads. Elsewhere a call throws a
 * {@link jakarta.enterprise.context.ContextNotActiveException}. The scope exists in tests only: put it on beans of the tests,
 * not on those of the application.
 */
@NormalScope
@Inherited
@Documented
@Retention(RUNTIME)
@Target({ TYPE, METHOD, FIELD })
public @interface TestScoped {
}
