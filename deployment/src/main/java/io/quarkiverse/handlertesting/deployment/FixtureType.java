package io.quarkiverse.handlertesting.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.PrimitiveType;
import org.jboss.jandex.Type;

import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureMethod;

/**
 * A fixture method and the bean that it makes.
 *
 * @param made the type of the bean
 */
record FixtureType(MethodInfo method, Type made) {

    private static final Set<DotName> ASYNCHRONOUS = Set.of(DotName.createSimple("io.smallrye.mutiny.Uni"),
            DotName.createSimple("java.util.concurrent.CompletionStage"),
            DotName.createSimple("java.util.concurrent.CompletableFuture"));
    private static final DotName QUALIFIER = DotName.createSimple("jakarta.inject.Qualifier");
    private static final Set<DotName> KNOWN_QUALIFIERS = Set.of(DotName.createSimple("jakarta.inject.Named"),
            DotName.createSimple("io.smallrye.common.annotation.Identifier"));
    private static final Set<Type.Kind> MADE = Set.of(Type.Kind.CLASS, Type.Kind.PARAMETERIZED_TYPE);

    /** A parameter of a fixture method: a bean that the fixture needs. */
    record Need(Type type, AnnotationInstance[] qualifiers) {
    }

    /** @throws IllegalStateException if the method cannot be a fixture */
    static FixtureType of(MethodInfo method) {
        Type type = method.returnType();
        if (Modifier.isPrivate(method.flags()) || Modifier.isAbstract(method.flags())) {
            throw mistake(method, "is private or abstract, so it cannot be called");
        }
        if (ASYNCHRONOUS.contains(type.name())) {
            type = type.kind() == Type.Kind.PARAMETERIZED_TYPE ? type.asParameterizedType().arguments().get(0) : type;
        }
        if (type.kind() == Type.Kind.PRIMITIVE) {
            type = PrimitiveType.box(type.asPrimitiveType());
        }
        if (!MADE.contains(type.kind()) || type.name().equals(DotName.createSimple(Void.class))
                || ASYNCHRONOUS.contains(type.name())) {
            throw mistake(method, "returns " + method.returnType() + ", which cannot be a bean");
        }
        return new FixtureType(method, type);
    }

    private static IllegalStateException mistake(MethodInfo method, String text) {
        return new IllegalStateException("The fixture " + SimpleNames.of(method.declaringClass().name()) + "." + method.name()
                + "() " + text);
    }

    /**
     * The text from which the runtime reads the method.
     *
     * @param isShared whether its class is for all tests
     */
    String text(boolean isShared) {
        return new FixtureMethod(method.declaringClass().name().toString(), method.name(),
                method.parameterTypes().stream().map(type -> type.name().toString()).toList(), isShared).toText();
    }

    /**
     * Whether the bean can have a client proxy. ArC adds the constructor that a proxy needs to classes of the application.
     *
     * @param application classes of the application and its tests
     */
    boolean isProxyable(IndexView index, IndexView application) {
        ClassInfo known = index.getClassByName(made.name());
        if (known == null) {
            return isProxyable(made.name());
        }
        return known.isInterface() || !Modifier.isFinal(known.flags()) && !known.isRecord() && !known.isEnum()
                && (known.hasNoArgsConstructor() || application.getClassByName(made.name()) != null);
    }

    private static boolean isProxyable(DotName name) {
        try {
            Class<?> type = Class.forName(name.toString(), false, Thread.currentThread().getContextClassLoader());
            return type.isInterface() || !Modifier.isFinal(type.getModifiers()) && !type.isSealed()
                    && hasNoArgsConstructor(type);
        } catch (ClassNotFoundException unknown) {
            return false;
        }
    }

    private static boolean hasNoArgsConstructor(Class<?> type) {
        try {
            return !Modifier.isPrivate(type.getDeclaredConstructor().getModifiers());
        } catch (NoSuchMethodException none) {
            return false;
        }
    }

    List<AnnotationInstance> qualifiers(IndexView index) {
        return method.annotations().stream()
                .filter(annotation -> annotation.target().equals(method) && isQualifier(annotation, index)).toList();
    }

    List<Need> needs(IndexView index) {
        List<Need> needs = new ArrayList<>();
        for (MethodParameterInfo parameter : method.parameters()) {
            needs.add(new Need(parameter.type(), parameter.annotations().stream()
                    .filter(annotation -> isQualifier(annotation, index)).toArray(AnnotationInstance[]::new)));
        }
        return needs;
    }

    private static boolean isQualifier(AnnotationInstance annotation, IndexView index) {
        ClassInfo type = index.getClassByName(annotation.name());
        return KNOWN_QUALIFIERS.contains(annotation.name()) || type != null && type.hasDeclaredAnnotation(QUALIFIER);
    }
}
