package io.quarkiverse.handlertesting.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;

/** Knows the supertypes of classes by their files, without loading a class of the application. Thread-safe. */
final class Subclasses implements BiPredicate<String, String> {

    private final ClassLoader loader;
    private final Map<String, String[]> parents = new ConcurrentHashMap<>();

    Subclasses(ClassLoader loader) {
        this.loader = loader;
    }

    /** Whether the type is the other, extends it or implements it. Both are internal names. */
    @Override
    public boolean test(String type, String other) {
        return type.equals(other)
                || Arrays.stream(parents.computeIfAbsent(type, this::read)).anyMatch(parent -> test(parent, other));
    }

    private String[] read(String type) {
        // An array has no class file; the call sites of its methods are of no interest.
        try (InputStream bytes = type.startsWith("[") ? null : loader.getResourceAsStream(type + ".class")) {
            if (bytes == null) {
                return new String[0];
            }
            ClassReader file = new ClassReader(bytes);
            return Stream.concat(Stream.ofNullable(file.getSuperName()), Arrays.stream(file.getInterfaces()))
                    .toArray(String[]::new);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
