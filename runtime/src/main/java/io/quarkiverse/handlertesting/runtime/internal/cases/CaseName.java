package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.ExtensionContext;

import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** The name of a test with cases: {@code CreateTest.create › missing}. */
final class CaseName {

    /** The end of the ID of each invocation of a method or class that has several. */
    private static final Pattern INVOCATION = Pattern.compile("-invocation:#\\d+]$");
    /** The beginning of a name by {@code @ParameterizedTest}. */
    private static final Pattern INDEX = Pattern.compile("^\\[\\d+] ");

    private CaseName() {
    }

    /** Empty if neither the method nor its class has cases or values. */
    static Optional<String> of(ExtensionContext test) {
        String cases = cases(test);
        return cases.isEmpty() ? Optional.empty()
                : Optional
                        .of(TypeText.name(test.getRequiredTestClass()) + "." + test.getRequiredTestMethod().getName() + cases);
    }

    /** Those of the class first. */
    private static String cases(ExtensionContext context) {
        String before = context.getParent().map(CaseName::cases).orElse("");
        boolean isCase = INVOCATION.matcher(context.getUniqueId()).find()
                && context.getElement().filter(CaseName::hasCases).isPresent();
        return before + (isCase ? " › " + INDEX.matcher(context.getDisplayName()).replaceFirst("") : "");
    }

    private static boolean hasCases(AnnotatedElement element) {
        return CaseMethods.hasCases(element) || element instanceof Method method && CaseMethods.hasValues(method);
    }
}
