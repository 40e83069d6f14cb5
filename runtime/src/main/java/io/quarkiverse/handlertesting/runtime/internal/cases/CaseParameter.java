package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.support.ParameterDeclaration;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.conversion.ConversionException;
import org.junit.platform.commons.support.conversion.ConversionSupport;

import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkiverse.handlertesting.junit.Values;

/**
 * A parameter of a test with cases.
 *
 * @param name as messages name it
 * @param values the values of {@link Values}; {@code null} if the cases have them
 * @param isAnnotated whether an annotation may say where its value comes from
 */
record CaseParameter(int index, Class<?> type, String name, List<String> values, boolean isConverted, boolean isAnnotated,
        ClassLoader loader) {

    private static final List<String> BOTH = List.of("false", "true");
    private static final Set<Class<?>> BOXED = Set.of(Boolean.class, Character.class, Byte.class, Short.class, Integer.class,
            Long.class, Float.class, Double.class);

    static Stream<CaseParameter> of(ParameterDeclaration declared) {
        if (AnnotationSupport.isAnnotated(declared.getAnnotatedElement(), Fixture.class)) {
            return Stream.empty();
        }
        Class<?> type = declared.getParameterType();
        String name = declared.getParameterName().orElse("#" + (declared.getParameterIndex() + 1));
        List<String> values = AnnotationSupport.findAnnotation(declared.getAnnotatedElement(), Values.class)
                .map(given -> values(given, type, name)).orElse(null);
        return Stream.of(new CaseParameter(declared.getParameterIndex(), type, name, values,
                AnnotationSupport.isAnnotated(declared.getAnnotatedElement(), ConvertWith.class),
                declared.getAnnotatedElement().getAnnotations().length > 0, Thread.currentThread().getContextClassLoader()));
    }

    private static List<String> values(Values given, Class<?> type, String name) {
        if (given.value().length > 0) {
            return Arrays.stream(given.value()).map(CaseTable::orNull).toList();
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList();
        }
        if (type == boolean.class || type == Boolean.class) {
            return BOTH;
        }
        throw new CaseMistake("@Values of " + name + " has no values. It may be empty for an enum and a boolean only.");
    }

    /** Whether the value can come from the cases only, if no extension of the test resolves it. */
    boolean isPlain() {
        return !isAnnotated && (type.isPrimitive() || type == String.class || type.isEnum() || BOXED.contains(type));
    }

    boolean hasValues() {
        return values != null;
    }

    /**
     * Checks a value.
     *
     * @param value {@code null} for no value
     * @return the reason why the parameter cannot have the value; {@code null} if it can
     */
    String mistake(String value) {
        if (value == null) {
            return type.isPrimitive() ? missing() : null;
        }
        if (isConverted || type.isAssignableFrom(String.class)) {
            return null;
        }
        try {
            ConversionSupport.convert(value, type, loader);
            return null;
        } catch (ConversionException unconvertible) {
            return "\"" + value + "\" is not a value for " + this + ": " + reason(unconvertible);
        }
    }

    String missing() {
        return "it has no value for " + this;
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return Objects.requireNonNullElse(deepest.getMessage(), deepest.getClass().getSimpleName());
    }

    @Override
    public String toString() {
        return type.getSimpleName() + " " + name;
    }
}
