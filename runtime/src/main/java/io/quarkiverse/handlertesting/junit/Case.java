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

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.ArgumentsSource;

import io.quarkiverse.handlertesting.runtime.internal.cases.CaseArgumentsProvider;
import io.quarkiverse.handlertesting.runtime.internal.cases.CaseExtension;

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
 * The values are for the parameters in their order, except those with {@link Values} or {@link Fixture}. JUnit converts them
 * as it converts strings: to enums, numbers, {@code Duration}, classes and so on, with {@code @ConvertWith} and aggregators.
 * A case with fewer values than another one has {@code null} for the missing ones. It works with {@link CaseTest},
 * {@code @ParameterizedTest} and {@code @ParameterizedClass}. A mistake fails the test before its first case; the message
 * names the case. A {@code @Test} with cases fails too. A method with cases that is no test fails its class, if that is a
 * {@code @QuarkusTest}, and otherwise the tests of its class that have cases.
 */
@ArgumentsSource(CaseArgumentsProvider.class)
@ExtendWith(CaseExtension.class)
@Repeatable(Case.Cases.class)
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ METHOD, TYPE, ANNOTATION_TYPE })
public @interface Case {

    /** A value that stands for {@code null}, with further values after it; also a value of {@link Values}. */
    String NULL = "\0";

    /** The name that reports show. It is unique within its test. */
    String name();

    /** The values of the parameters, in order. */
    String[] value() default {};

    /** The container of several cases, which the compiler adds. */
    @Documented
    @Inherited
    @Retention(RUNTIME)
    @Target({ METHOD, TYPE, ANNOTATION_TYPE })
    @interface Cases {

        Case[] value();
    }
}
