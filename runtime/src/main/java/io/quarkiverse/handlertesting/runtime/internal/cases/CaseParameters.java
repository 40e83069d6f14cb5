package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The parameters of a test.
 *
 * @param test as messages name it
 * @param all without the injected ones, as far as these are marked
 * @param isAggregated whether it takes values beyond its parameters
 */
record CaseParameters(String test, List<CaseParameter> all, boolean isAggregated) {

    /** Quarkus hands {@code null} to a template. */
    private static final String UNI_ASSERTER = "io.quarkus.test.vertx.UniAsserter";

    /** @throws CaseMistake if one of them cannot be had */
    static CaseParameters of(ParameterDeclarations declared) {
        if (declared.getAll().stream().anyMatch(one -> one.getParameterType().getName().equals(UNI_ASSERTER))) {
            throw new CaseMistake(name(declared) + " takes a UniAsserter, which Quarkus has for @Test methods only. A test with"
                    + " cases runs on the thread of the test: it may wait.");
        }
        List<CaseParameter> all = declared.getAll().stream().flatMap(CaseParameter::of).toList();
        return new CaseParameters(name(declared), all, declared.getSourceElement() instanceof Executable executable
                && Arrays.stream(executable.getParameters()).anyMatch(CaseParameters::isAggregator));
    }

    private static boolean isAggregator(Parameter parameter) {
        return parameter.getType() == ArgumentsAccessor.class
                || AnnotationSupport.isAnnotated(parameter, AggregateWith.class);
    }

    private static String name(ParameterDeclarations declared) {
        return declared.getSourceElement() instanceof Executable executable
                ? executable.getName() + Arrays.stream(executable.getParameters())
                        .map(parameter -> parameter.getType().getSimpleName()).collect(Collectors.joining(", ", "(", ")"))
                : declared.getSourceElementDescription();
    }

    /** The parameters whose values come from the cases. */
    List<CaseParameter> ofCases() {
        return all.stream().filter(parameter -> !parameter.hasValues()).toList();
    }

    /** The parameters with {@code @Values}. */
    List<CaseParameter> withValues() {
        return all.stream().filter(CaseParameter::hasValues).toList();
    }
}
