package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.junit.jupiter.params.provider.ArgumentsSource;

import io.quarkiverse.handlertesting.runtime.internal.cases.CaseArgumentsProvider;

/**
 * One case of a test that has several, with its name:
 *
 * <pre>
 * &#64;CaseTest
 * &#64;Case(name = "success", value = { "valid-name", "201" })
 * &#64;Case(name = "missing", value = { "", "400", "validation_error" })
 * void create(String name, int status, String errorCode) {
 * </pre>
 *
 * The values are those of the parameters in their order, {@link Values} and {@link Fixture} excepted, and are converted as
 * JUnit converts strings: to enums, numbers, {@code Duration}, classes and so on, with {@code @ConvertWith} and aggregators. A
 * case with fewer values than another has {@code null} for the rest. It is for {@link CaseTest}, {@code @ParameterizedTest} and
 * {@code @ParameterizedClass}. A mistake fails the test before its first case, and is told with the name of the case.
 */
@ArgumentsSource(CaseArgumentsProvider.class)
@Repeatable(Case.Cases.class)
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ METHOD, TYPE, ANNOTATION_TYPE })
public @interface Case {

    /** For a value that is {@code null} and comes before others. */
    String NULL = "\0";

    /** What reports show. Each case of a test has another one. */
    String name();

    String[] value() default {};

    /** Several cases, as the compiler writes them. */
    @Documented
    @Inherited
    @Retention(RUNTIME)
    @Target({ METHOD, TYPE, ANNOTATION_TYPE })
    @interface Cases {

        Case[] value();
    }
}
