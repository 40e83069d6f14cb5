package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.reflect.Type;
import java.util.regex.Pattern;

/** Types in messages: {@code List<Model>}, without their packages. */
public final class TypeText {

    private static final Pattern QUALIFIER = Pattern.compile("(\\w+[.$])+");

    private TypeText() {
    }

    public static String of(Type type) {
        return QUALIFIER.matcher(type.getTypeName()).replaceAll("");
    }
}
