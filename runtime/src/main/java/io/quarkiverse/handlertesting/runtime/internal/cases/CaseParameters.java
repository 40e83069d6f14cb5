package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.support.ParameterDeclaration;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;

import io.quarkiverse.handlertesting.junit.Fixture;

/**
 * The parameters of a test.
 *
 * @param test as messages name it
 * @param all all parameters that get values; others are injected, as far as their annotations say so
 * @param firstFixture the index of the first parameter with {@link Fixture}; {@code Integer.MAX_VALUE} if there is none
 * @param isAggregated whether the test accepts more values than it has parameters
 * @param hasResolvers whether an extension may resolve a parameter without a value
 */
record CaseParameters(String test, List<CaseParameter> all, int firstFixture, boolean isAggregated, boolean hasResolvers) {

    /** Quarkus passes {@code null} for it to a test with cases. */
    private static final String UNI_ASSERTER = "io.quarkus.test.vertx.UniAsserter";

    /**
     * @param tests the test class
     * @throws CaseMistake if the test has a parameter that is not supported
     */
    static CaseParameters of(ParameterDeclarations declared, Class<?> tests) {
        if (declared.getAll().stream().anyMatch(one -> one.getParameterType().getName().equals(UNI_ASSERTER))) {
            throw new CaseMistake(name(declared) + " takes a UniAsserter, which Quarkus supports for @Test methods only. A test"
                    + " with cases runs on the test thread, and may block.");
        }
        List<CaseParameter> all = declared.getAll().stream().flatMap(CaseParameter::of).toList();
        int firstFixture = declared.getAll().stream()
                .filter(one -> AnnotationSupport.isAnnotated(one.getAnnotatedElement(), Fixture.class))
                .mapToInt(ParameterDeclaration::getParameterIndex).min().orElse(Integer.MAX_VALUE);
        return new CaseParameters(name(declared), all, firstFixture,
                declared.getSourceElement() instanceof Executable executable
                        && Arrays.stream(executable.getParameters()).anyMatch(CaseParameters::isAggregator),
                !(declared.getSourceElement() instanceof Method method) || OtherResolvers.mayResolve(tests, method));
    }

    private static boolean isAggregator(Parameter parameter) {
        return parameter.getType() == ArgumentsAccessor.class
                || AnnotationSupport.isAnnotated(parameter, AggregateWith.class);
    }

    private static String name(ParameterDeclarations declared) {
        return declared.getSourceElement() instanceof Executable executable ? name(executable)
                : declared.getSourceElementDescription();
    }

    /** {@code create(String, int)} */
    static String name(Executable test) {
        return test.getName() + Arrays.stream(test.getParameters()).map(parameter -> parameter.getType().getSimpleName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The parameters that get the values of the cases. */
    List<CaseParameter> ofCases() {
        return all.stream().filter(parameter -> !parameter.hasValues()).toList();
    }

    /** Whether a parameter may get its value from an extension instead of a case. */
    boolean mayBeInjected(CaseParameter parameter) {
        return hasResolvers || isAggregated || !parameter.isPlain();
    }

    /** The parameters that have their own values. */
    List<CaseParameter> withValues() {
        return all.stream().filter(CaseParameter::hasValues).toList();
    }
}
