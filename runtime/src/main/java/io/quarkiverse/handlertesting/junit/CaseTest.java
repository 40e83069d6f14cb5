package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

import io.quarkiverse.handlertesting.runtime.internal.cases.CaseArgumentsProvider;

/**
 * A {@code @ParameterizedTest} that shows only the name of a {@link Case}, as in {@code create › missing}. It needs no case
 * if it has {@link Values}. {@code quarkus.handler-testing.cases.only=missing} runs the cases of this name, and skips all
 * others.
 */
@ParameterizedTest(name = "{argumentSetNameOrArgumentsWithNames}")
@ArgumentsSource(CaseArgumentsProvider.class)
@Documented
@Retention(RUNTIME)
@Target({ METHOD, ANNOTATION_TYPE })
public @interface CaseTest {
}
