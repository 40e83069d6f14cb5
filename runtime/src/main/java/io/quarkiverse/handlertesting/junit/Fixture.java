package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureParameterResolver;

/**
 * On a method: its result is an object that tests need. The result is a bean, created when the test first uses it, and a new
 * one for each test. On a parameter: injects that bean, created before the test begins.
 *
 * <pre>
 * &#64;Fixture
 * Uni&lt;Catalogue&gt; catalogue(Models models) { // awaited; its parameters are injected
 *     return models.insert("tiny", "large").replaceWith(new Catalogue(models));
 * }
 *
 * &#64;Test
 * void list(&#64;Fixture Catalogue catalogue) { // or: &#64;Inject Catalogue catalogue
 * </pre>
 *
 * The method belongs to a test class, or to any other class among the tests; it must not be private. It is called on the
 * running test instance if that has the method, otherwise on an instance of its own class, which is injected too. If it
 * returns a {@code Uni} or a {@code CompletionStage}, the bean is the item, and the test waits for it for at most
 * {@code quarkus.handler-testing.fixtures.timeout}. The bean has the qualifiers of the method. A result that is
 * {@link AutoCloseable} is closed when the test ends, the last one first. If it is ready only after the timeout, and the item
 * of the {@code Uni} or {@code CompletionStage} has an {@code AutoCloseable} type, it is closed then; any other one is
 * cancelled
 * at the timeout.
 * <p>
 * If several methods make the same type with the same qualifiers, the nearest to the test is called: one of its own class, then
 * of an enclosing class, then of a base class, then of a class that is no test. Equally near ones throw a
 * {@link FixtureException} that names them.
 * <p>
 * A type that cannot have a client proxy, such as {@code String}, a record or a final class, works for parameters and for
 * {@code Instance<…>} only: a field would be injected before its test begins.
 * <p>
 * Test methods, {@code @BeforeEach} and {@code @AfterEach} methods can have such parameters; {@code @BeforeAll} and
 * {@code @AfterAll} methods cannot, since a fixture lives as long as one test. A parameter of the type of a fixture without
 * this annotation fails the test with an {@link IllegalStateException}, unless another extension may resolve it.
 * <p>
 * If a fixture fails, returns {@code null}, takes too long or needs itself, its first use throws a {@link FixtureException};
 * a test with such a parameter fails before it begins.
 */
@ExtendWith(FixtureParameterResolver.class)
@Documented
@Retention(RUNTIME)
@Target({ METHOD, PARAMETER })
public @interface Fixture {
}
