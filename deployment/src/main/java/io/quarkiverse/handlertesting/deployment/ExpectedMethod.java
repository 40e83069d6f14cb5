package io.quarkiverse.handlertesting.deployment;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.objectweb.asm.Type;

/**
 * A method of Quarkus or Vert.x that the extension expects.
 *
 * @param name the name of the method
 * @param descriptor the descriptor of the method
 * @param calls the static methods of the extension that it must call after its class was changed, as {@link #call} writes
 *        them; empty for a method that is not changed
 */
record ExpectedMethod(String name, String descriptor, Set<String> calls) {

    /**
     * @param method name and descriptor
     */
    static ExpectedMethod unchanged(String method) {
        return new ExpectedMethod(name(method), descriptor(method), Set.of());
    }

    /**
     * @param method name and descriptor
     * @param hook the class whose static methods the changed method calls
     */
    static ExpectedMethod changed(String method, Class<?> hook, String... calls) {
        return changed(method, Type.getInternalName(hook), calls);
    }

    /**
     * @param method name and descriptor
     * @param hook the internal name of a class that only some applications can load
     */
    static ExpectedMethod changed(String method, String hook, String... calls) {
        return new ExpectedMethod(name(method), descriptor(method),
                Stream.of(calls).map(call -> call(hook, call)).collect(Collectors.toUnmodifiableSet()));
    }

    /** The text of a call, for comparison. */
    static String call(String owner, String method) {
        return owner + '.' + method;
    }

    /** The method, as {@link java.lang.reflect.Method#toString()} writes it, but without modifiers. */
    String text(String type) {
        return Type.getReturnType(descriptor).getClassName() + ' ' + type + '.' + name
                + Arrays.stream(Type.getArgumentTypes(descriptor)).map(Type::getClassName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String name(String method) {
        return method.substring(0, method.indexOf('('));
    }

    private static String descriptor(String method) {
        return method.substring(method.indexOf('('));
    }
}
