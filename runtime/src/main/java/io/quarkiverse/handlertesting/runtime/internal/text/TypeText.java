package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.reflect.Type;
import java.util.regex.Pattern;

/** Types in messages: {@code List<Model>}, without their packages. */
public final class TypeText {

    private static final Pattern QUALIFIER = Pattern.compile("(\\w+[.$])+");

    private TypeText() {
    }

    /** {@code List<Model>} */
    public static String of(Type type) {
        return QUALIFIER.matcher(type.getTypeName()).replaceAll("");
    }

    /** The name of a class without its package: {@code Outer.Inner}. */
    public static String name(Class<?> type) {
        String name = type.getCanonicalName();
        if (name == null) {
            name = type.getName();
        }
        String packageName = type.getPackageName();
        return packageName.isEmpty() || !name.startsWith(packageName) ? name : name.substring(packageName.length() + 1);
    }
}
