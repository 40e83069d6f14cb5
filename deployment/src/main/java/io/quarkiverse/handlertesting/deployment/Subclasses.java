package io.quarkiverse.handlertesting.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Knows the supertypes and methods of classes by their files, without loading a class of the application. Thread-safe. */
final class Subclasses {

    private final ClassLoader loader;
    private final Map<String, Outline> outlines = new ConcurrentHashMap<>();

    Subclasses(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * @param methods name and descriptor of each
     */
    private record Outline(List<String> parents, Set<String> methods) {
    }

    /** Whether the type is the other, extends it or implements it. Both are internal names. */
    boolean test(String type, String other) {
        return type.equals(other) || outline(type).parents().stream().anyMatch(parent -> test(parent, other));
    }

    /**
     * Whether the type, or a type between it and the other, has a method of its own in place of one of the other.
     *
     * @param method name and descriptor
     */
    boolean hides(String type, String other, String method) {
        return !type.equals(other) && test(type, other) && (outline(type).methods().contains(method)
                || outline(type).parents().stream().anyMatch(parent -> hides(parent, other, method)));
    }

    /**
     * Whether the type itself has one of the methods.
     *
     * @param methods name and parameters of each, such as {@code run()}
     */
    boolean declares(String type, Set<String> methods) {
        return outline(type).methods().stream().anyMatch(declared -> methods.contains(
                declared.substring(0, declared.indexOf(')') + 1)));
    }

    private Outline outline(String type) {
        Outline known = outlines.get(type);
        if (known == null) {
            known = read(type);
            outlines.put(type, known);
        }
        return known;
    }

    private Outline read(String type) {
        List<String> parents = new ArrayList<>();
        Set<String> methods = new HashSet<>();
        // An array has no class file; the call sites of its methods are of no interest.
        try (InputStream bytes = type.startsWith("[") ? null : loader.getResourceAsStream(type + ".class")) {
            if (bytes != null) {
                new ClassReader(bytes).accept(new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public void visit(int version, int access, String name, String signature, String parent,
                            String[] interfaces) {
                        if (parent != null) {
                            parents.add(parent);
                        }
                        parents.addAll(List.of(interfaces));
                    }

                    @Override
                    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                            String[] exceptions) {
                        methods.add(name + descriptor);
                        return null;
                    }
                }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Outline(parents, methods);
    }
}
