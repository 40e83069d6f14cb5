package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.platform.commons.support.AnnotationSupport;

import io.quarkiverse.handlertesting.junit.Case;
import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkiverse.handlertesting.junit.Values;

/** The parameters of a method that an extension has to resolve, since they get no value of a case. */
public final class InjectedParameters {

    private InjectedParameters() {
    }

    /** Empty if JUnit alone knows: for a method with arguments of another source. */
    public static List<Parameter> of(Method method) {
        List<Parameter> all = List.of(method.getParameters());
        if (!AnnotationSupport.isAnnotated(method, TestTemplate.class)
                || AnnotationSupport.isAnnotated(method, RepeatedTest.class)) {
            return all;
        }
        List<ArgumentsSource> sources = AnnotationSupport.findRepeatableAnnotations(method, ArgumentsSource.class);
        if (sources.isEmpty() || sources.stream().anyMatch(source -> source.value() != CaseArgumentsProvider.class)) {
            return List.of();
        }
        return all.stream().filter(parameter -> !hasOwnValue(parameter)).skip(width(method)).toList();
    }

    private static boolean hasOwnValue(Parameter parameter) {
        return AnnotationSupport.isAnnotated(parameter, Values.class)
                || AnnotationSupport.isAnnotated(parameter, Fixture.class);
    }

    private static int width(Method method) {
        return AnnotationSupport.findRepeatableAnnotations(method, Case.class).stream().map(Case::value)
                .mapToInt(Array::getLength).max().orElse(0);
    }
}
