package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.reflect.Type;
import java.util.regex.Pattern;

/** The text of types in messages, without packages: {@code List<Model>}. */
public final class TypeText {

    private static final Pattern QUALIFIER = Pattern.compile("(\\w+[.$])+");

    /** Proxies of Hibernate, and the subclasses with interceptors and client proxies of ArC. */
    private static final Pattern GENERATED = Pattern.compile("\\$HibernateProxy|_Subclass$|_ClientProxy$");

    private TypeText() {
    }

    /** {@code List<Model>} */
    public static String of(Type type) {
        return QUALIFIER.matcher(type.getTypeName()).replaceAll("");
    }

    /** The name of a class without its package: {@code Outer.Inner}. A generated subclass has the name of its superclass. */
    public static String name(Class<?> generated) {
        Class<?> type = declared(generated);
        String name = type.getCanonicalName();
        if (name == null) {
            name = type.getName();
        }
        String packageName = type.getPackageName();
        return packageName.isEmpty() || !name.startsWith(packageName) ? name : name.substring(packageName.length() + 1);
    }

    /** The class that the application declares, if a framework generated a subclass of it. */
    public static Class<?> declared(Class<?> type) {
        Class<?> declared = type;
        while (GENERATED.matcher(declared.getName()).find()) {
            declared = declared.getSuperclass();
        }
        return declared;
    }
}
