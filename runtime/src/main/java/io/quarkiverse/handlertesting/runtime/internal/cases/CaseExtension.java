package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

import io.quarkiverse.handlertesting.junit.Case;

/** Refuses cases that JUnit does not run: it would report only that the parameters have no resolver. */
public class CaseExtension implements BeforeAllCallback, BeforeEachCallback {

    private static final List<Class<? extends Annotation>> WITHOUT_CASES = List.of(Test.class, RepeatedTest.class,
            TestFactory.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        if (hasCases(tests) && !AnnotationSupport.isAnnotated(tests, ParameterizedClass.class)) {
            throw new CaseMistake(tests.getSimpleName()
                    + " has @Case, but JUnit runs it without a case. Add @ParameterizedClass.");
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Method test = context.getRequiredTestMethod();
        if (hasCases(test)) {
            WITHOUT_CASES.stream().filter(annotation -> AnnotationSupport.isAnnotated(test, annotation)).findFirst()
                    .ifPresent(annotation -> {
                        throw new CaseMistake(mistake(test, "@" + annotation.getSimpleName()));
                    });
        }
    }

    private static boolean hasCases(AnnotatedElement element) {
        return !AnnotationSupport.findRepeatableAnnotations(element, Case.class).isEmpty();
    }

    private static String mistake(Method test, String annotation) {
        return CaseParameters.name(test) + " has @Case and " + annotation + ", which runs it without a case. "
                + (AnnotationSupport.isAnnotated(test, ParameterizedTest.class) ? "Remove " + annotation + "."
                        : "Replace " + annotation + " by @CaseTest.");
    }
}
