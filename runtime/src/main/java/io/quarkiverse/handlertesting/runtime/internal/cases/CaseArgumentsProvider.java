package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

import io.quarkiverse.handlertesting.junit.Case;

/** Provides the cases of a test as JUnit's arguments. */
public class CaseArgumentsProvider implements ArgumentsProvider {

    private static final String ONLY = "quarkus.handler-testing.cases.only";

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        CaseMethods.mistake(context.getRequiredTestClass()).ifPresent(mistake -> {
            throw new CaseMistake(mistake);
        });
        AnnotatedElement test = context.getElement().orElseThrow();
        List<Case> cases = AnnotationSupport.findRepeatableAnnotations(test, Case.class);
        CaseTable table = new CaseTable(CaseParameters.of(parameters, context.getRequiredTestClass()), cases);
        Set<String> only = only();
        if (only.isEmpty()) {
            return table.rows();
        }
        if (table.names().noneMatch(only::contains)) {
            throw new TestAbortedException(context.getDisplayName() + " has no case named "
                    + String.join(" or ", only) + " (" + ONLY + ")");
        }
        return table.rows(only);
    }

    private static Set<String> only() {
        return ConfigProvider.getConfig().getOptionalValues(ONLY, String.class).map(Set::copyOf).orElse(Set.of());
    }
}
