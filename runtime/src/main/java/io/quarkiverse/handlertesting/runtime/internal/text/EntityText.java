package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The text of entities of Jakarta Persistence: type and id, without loading anything. Hibernate's types, those of Hibernate 6
 * and 7, are found by their names, since an application may lack them.
 */
final class EntityText {

    private static final String PROXY = "org.hibernate.proxy.HibernateProxy";
    private static final String INITIALIZER = "org.hibernate.proxy.LazyInitializer";
    private static final String INTERCEPTABLE = "org.hibernate.engine.spi.PersistentAttributeInterceptable";
    private static final String UNLOADED = "org.hibernate.bytecode.enhance.spi.interceptor.EnhancementAsProxyLazinessInterceptor";

    private static final String COLLECTION = "org.hibernate.collection.spi.PersistentCollection";
    private static final String NOT_LOADED = " (not loaded)";
    /** The fields of Hibernate's collections that have the elements. */
    private static final List<String> CONTENTS = List.of("bag", "list", "set", "map", "values");

    private EntityText() {
    }

    /** Whether instances of a class are entities that may not be loaded: proxies, and classes that Hibernate has enhanced. */
    static boolean mayBeUnloaded(Class<?> type) {
        return Supertypes.find(type, PROXY) != null || Supertypes.find(type, INTERCEPTABLE) != null;
    }

    /** The entity of a proxy that is loaded; the object itself if it is not a proxy. */
    static Object target(Object value) throws ReflectiveOperationException {
        Class<?> proxy = Supertypes.find(value.getClass(), PROXY);
        if (proxy == null) {
            return value;
        }
        Object initializer = proxy.getMethod("getHibernateLazyInitializer").invoke(value);
        return Supertypes.find(initializer.getClass(), INITIALIZER).getMethod("getImplementation").invoke(initializer);
    }

    /** Whether instances of a class are collections that may not be loaded. */
    static boolean isCollection(Class<?> type) {
        return Supertypes.find(type, COLLECTION) != null;
    }

    /** The text {@code Post.comments#7 (not loaded)}, or the collection or map of the JDK that has the loaded elements. */
    static Object content(Object collection) throws ReflectiveOperationException {
        Class<?> type = Supertypes.find(collection.getClass(), COLLECTION);
        if (!(boolean) type.getMethod("wasInitialized").invoke(collection)) {
            String role = String.valueOf(type.getMethod("getRole").invoke(collection));
            String shown = role.substring(role.lastIndexOf('.', role.lastIndexOf('.') - 1) + 1);
            return shown + "#" + type.getMethod("getKey").invoke(collection) + NOT_LOADED;
        }
        for (Class<?> at = collection.getClass(); at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (CONTENTS.contains(field.getName())) {
                    field.setAccessible(true);
                    return field.get(collection);
                }
            }
        }
        throw new NoSuchFieldException(collection.getClass().getName());
    }

    /**
     * {@code Download#7 (not loaded)}; empty for an object that is not a proxy, and for a proxy whose entity is loaded.
     */
    static Optional<String> unloaded(Object value) throws ReflectiveOperationException {
        Class<?> proxy = Supertypes.find(value.getClass(), PROXY);
        if (proxy != null) {
            Object initializer = proxy.getMethod("getHibernateLazyInitializer").invoke(value);
            Class<?> type = Supertypes.find(initializer.getClass(), INITIALIZER);
            return (boolean) type.getMethod("isUninitialized").invoke(initializer)
                    ? Optional.of(unloaded(value, type.getMethod("getInternalIdentifier").invoke(initializer)))
                    : Optional.empty();
        }
        Class<?> enhanced = Supertypes.find(value.getClass(), INTERCEPTABLE);
        if (enhanced != null) {
            Object interceptor = enhanced.getMethod("$$_hibernate_getInterceptor").invoke(value);
            Class<?> type = interceptor == null ? null : Supertypes.find(interceptor.getClass(), UNLOADED);
            if (type != null && !(boolean) type.getMethod("isInitialized").invoke(interceptor)) {
                return Optional.of(unloaded(value, type.getMethod("getIdentifier").invoke(interceptor)));
            }
        }
        return Optional.empty();
    }

    private static String unloaded(Object value, Object id) {
        return TypeText.name(value.getClass()) + "#" + id + NOT_LOADED;
    }

    /** {@code Download[id=7]}; empty for an object that is not an entity. Reads the field, which loads nothing. */
    static Optional<String> loaded(Object value) throws ReflectiveOperationException {
        for (Class<?> at = value.getClass(); at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (isAnnotated(field, "jakarta.persistence.Id") || isAnnotated(field, "jakarta.persistence.EmbeddedId")) {
                    field.setAccessible(true);
                    return Optional.of(TypeText.name(value.getClass()) + "[" + field.getName() + "="
                            + ValueText.text(field.get(value)) + "]");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAnnotated(Field field, String annotation) {
        return Arrays.stream(field.getAnnotations()).map(Annotation::annotationType)
                .anyMatch(type -> type.getName().equals(annotation));
    }
}
