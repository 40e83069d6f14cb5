package io.quarkiverse.handlertesting.runtime.internal.text;

/** Texts of objects that stand in for those of the JDK. */
public final class JdkNames {

    private JdkNames() {
    }

    /** The text of an object that begins with the name of its class, with the name of a class of the JDK instead. */
    public static String asOf(Class<?> ofJdk, Object object, String text) {
        String name = object.getClass().getName();
        return text.startsWith(name) ? ofJdk.getName() + text.substring(name.length()) : text;
    }
}
