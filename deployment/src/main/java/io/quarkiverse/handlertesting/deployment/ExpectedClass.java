package io.quarkiverse.handlertesting.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;

/**
 * A class of Quarkus or Vert.x whose methods the extension expects, and how the tests change them.
 *
 * @param artifact group and artifact that have the class, separated by a colon
 * @param type the name of the class
 * @param change {@code null} for a class that is not changed
 */
record ExpectedClass(String artifact, String type, List<ExpectedMethod> methods, UnaryOperator<ClassVisitor> change) {

    static ExpectedClass unchanged(String artifact, String type, String... methods) {
        return new ExpectedClass(artifact, type, List.of(methods).stream().map(ExpectedMethod::unchanged).toList(), null);
    }

    /** The methods that the class lacks, or that a trial of the change does not change as expected. */
    List<String> missing(ClassLoader loader) {
        try (InputStream bytes = open(loader, type.replace('.', '/'))) {
            return bytes == null ? List.of("class " + type) : missing(bytes, loader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(ClassLoader loader, String internalName) {
        return loader.getResourceAsStream(internalName + ".class");
    }

    private List<String> missing(InputStream bytes, ClassLoader loader) throws IOException {
        MethodCalls found = new MethodCalls();
        try {
            ClassVisitor visitor = change == null ? found : change.apply(found);
            new ClassReader(bytes).accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException another) {
            // For example, a class file of a later Java. The tests go on, and those that need the class fail.
            return List.of("class " + type + " that can be changed (" + another + ")");
        }
        List<ExpectedMethod> missing = new ArrayList<>();
        methods.stream().filter(method -> !found.contains(method)).forEach(missing::add);
        for (MethodCalls.Hook hook : found.hooks()) {
            if (!exists(hook, loader)) {
                missing.add(ExpectedMethod.unchanged(hook.caller()));
            }
        }
        return missing.stream().map(method -> method.text(type)).distinct().toList();
    }

    /** Whether the extension has the method that a changed one calls. The arguments of that may be others than expected. */
    private static boolean exists(MethodCalls.Hook hook, ClassLoader loader) throws IOException {
        try (InputStream bytes = open(loader, hook.owner())) {
            MethodCalls ofHook = new MethodCalls();
            new ClassReader(bytes).accept(ofHook, ClassReader.SKIP_CODE);
            return ofHook.contains(hook.method());
        }
    }
}
