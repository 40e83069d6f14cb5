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
 * What a test needs and a method makes. Its result is a bean, made when the test first uses it, fresh for each test:
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
 * The method is one of a test class, or of any other class among the tests; private it must not be. It is called on the test
 * that is running if that has it, else on an instance of its own, which is injected too. If it returns a {@code Uni} or a
 * {@code CompletionStage}, the bean is its item, which is waited for until {@code quarkus.handler-testing.fixtures.timeout}. It
 * has the qualifiers of the method. A result that is {@link AutoCloseable} is closed when the test ends, the last one first.
 * <p>
 * A type that a client proxy cannot stand for, as a {@code String}, a record or a final class, is for parameters and for
 * {@code Instance<…>}: a field would be injected before its test begins.
 * <p>
 * A fixture that fails, returns {@code null}, is not there in time or needs itself throws a {@link FixtureException} at whoever
 * first uses it.
 */
@ExtendWith(FixtureParameterResolver.class)
@Documented
@Retention(RUNTIME)
@Target({ METHOD, PARAMETER })
public @interface Fixture {
}
