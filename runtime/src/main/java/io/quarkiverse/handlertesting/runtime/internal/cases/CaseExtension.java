package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

import io.quarkiverse.handlertesting.junit.Values;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/**
 * Refuses cases and values that JUnit does not run: it would report only that the parameters have no resolver. Names the
 * running
 * test by its case.
 */
public class CaseExtension implements BeforeAllCallback, BeforeEachCallback, BeforeTestExecutionCallback {

    private static final List<Class<? extends Annotation>> WITHOUT_CASES = List.of(Test.class, RepeatedTest.class,
            TestFactory.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        if (CaseMethods.hasCases(tests) && !AnnotationSupport.isAnnotated(tests, ParameterizedClass.class)) {
            throw new CaseMistake(tests.getSimpleName()
                    + " has @Case, but JUnit runs it without a case. Add @ParameterizedClass.");
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        refuseFields(context.getRequiredTestClass());
        Method test = context.getRequiredTestMethod();
        if (CaseMethods.hasCases(test) || CaseMethods.hasValues(test)) {
            WITHOUT_CASES.stream().filter(annotation -> AnnotationSupport.isAnnotated(test, annotation)).findFirst()
                    .ifPresent(annotation -> {
                        throw new CaseMistake(mistake(test, "@" + annotation.getSimpleName()));
                    });
        }
        CaseName.of(context).ifPresent(CaseExtension::name);
    }

    /** Names the test again: the extension of Quarkus begins it later if the class has its annotation after that of a case. */
    @Override
    public void beforeTestExecution(ExtensionContext context) {
        CaseName.of(context).ifPresent(CaseExtension::name);
    }

    private static void name(String test) {
        Beans.find(ApplicationTestRuns.class).map(ApplicationTestRuns::current)
                .ifPresent(run -> run.test().journal().named(test));
    }

    private static void refuseFields(Class<?> tests) {
        if (!AnnotationSupport.isAnnotated(tests, ParameterizedClass.class)) {
            AnnotationSupport.findAnnotatedFields(tests, Values.class).stream().findFirst().ifPresent(field -> {
                throw new CaseMistake(mistake(tests, field));
            });
        }
    }

    private static String mistake(Class<?> tests, Field field) {
        return tests.getSimpleName() + " has the field " + TypeText.of(field.getGenericType()) + " " + field.getName()
                + " with @Values, but JUnit runs it without a value. Add @ParameterizedClass.";
    }

    private static String mistake(Method test, String annotation) {
        boolean hasCases = CaseMethods.hasCases(test);
        return CaseParameters.name(test) + " has " + (hasCases ? "@Case" : "@Values") + " and " + annotation
                + ", which runs it without a " + (hasCases ? "case" : "value") + ". "
                + (AnnotationSupport.isAnnotated(test, ParameterizedTest.class) ? "Remove " + annotation + "."
                        : "Replace " + annotation + " by @CaseTest.");
    }
}
