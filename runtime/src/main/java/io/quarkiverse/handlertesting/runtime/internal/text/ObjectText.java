package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Objects whose own text says nothing, or must not be asked for. Types of frameworks are known by their names, since an
 * application
 * may lack them.
 */
final class ObjectText {

    private static final String RESPONSE = "jakarta.ws.rs.core.Response";
    private static final String REST_RESPONSE = "org.jboss.resteasy.reactive.RestResponse";
    private static final String PROXY = "org.hibernate.proxy.HibernateProxy";
    private static final String INITIALIZER = "org.hibernate.proxy.LazyInitializer";
    private static final String[] DEFERRED = { "io.smallrye.mutiny.Uni", "io.smallrye.mutiny.Multi",
            "java.util.concurrent.CompletionStage", "java.util.concurrent.Flow$Publisher" };

    private ObjectText() {
    }

    /**
     * Never loads a proxy, and never subscribes to anything.
     *
     * @return empty if the object's own {@code toString} is to be used
     */
    static Optional<String> of(Object value) throws ReflectiveOperationException {
        Class<?> type = value.getClass();
        Class<?> proxy = find(type, PROXY);
        if (proxy != null) {
            return proxied(value, proxy);
        }
        for (String deferred : DEFERRED) {
            Class<?> found = find(type, deferred);
            if (found != null) {
                return Optional.of(found.getSimpleName());
            }
        }
        if (type.getMethod("toString").getDeclaringClass() != Object.class) {
            return Optional.empty();
        }
        Class<?> response = find(type, RESPONSE);
        if (response != null) {
            return Optional.of("Response " + response.getMethod("getStatus").invoke(value));
        }
        Class<?> restResponse = find(type, REST_RESPONSE);
        return Optional.of(restResponse != null ? restResponse(value, restResponse) : entity(value, type));
    }

    /** {@code RestResponse 201 Created[Model[name=testalias]]} */
    private static String restResponse(Object value, Class<?> type) throws ReflectiveOperationException {
        Object info = type.getMethod("getStatusInfo").invoke(value);
        Object reason = find(info.getClass(), RESPONSE + "$StatusType").getMethod("getReasonPhrase").invoke(info);
        Object entity = type.getMethod("getEntity").invoke(value);
        return "RestResponse " + type.getMethod("getStatus").invoke(value) + " " + reason
                + (entity == null ? "" : "[" + ValueText.text(entity) + "]");
    }

    /** {@code Download[id=7]} for an entity, {@code Download} for any other object. */
    private static String entity(Object value, Class<?> type) throws ReflectiveOperationException {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (isAnnotated(field.getAnnotations(), "jakarta.persistence.Id")
                        || isAnnotated(field.getAnnotations(), "jakarta.persistence.EmbeddedId")) {
                    field.setAccessible(true);
                    return TypeText.name(type) + "[" + field.getName() + "=" + ValueText.text(field.get(value)) + "]";
                }
            }
        }
        return TypeText.name(type);
    }

    private static boolean isAnnotated(Annotation[] annotations, String name) {
        return Arrays.stream(annotations).anyMatch(annotation -> annotation.annotationType().getName().equals(name));
    }

    /** What a proxy of Hibernate stands for: the object if it is loaded, else type and id. */
    private static Optional<String> proxied(Object value, Class<?> proxy) throws ReflectiveOperationException {
        Object initializer = proxy.getMethod("getHibernateLazyInitializer").invoke(value);
        Class<?> type = find(initializer.getClass(), INITIALIZER);
        if (!(boolean) type.getMethod("isUninitialized").invoke(initializer)) {
            return Optional.of(ValueText.text(type.getMethod("getImplementation").invoke(initializer)));
        }
        Class<?> entity = (Class<?>) type.getMethod("getPersistentClass").invoke(initializer);
        return Optional.of(TypeText.name(entity) + "[id="
                + ValueText.text(type.getMethod("getIdentifier").invoke(initializer)) + ", not loaded]");
    }

    /** The class or interface of this name that a type has; {@code null} if it has none. */
    private static Class<?> find(Class<?> type, String name) {
        Predicate<Class<?>> isIt = candidate -> candidate.getName().equals(name);
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (isIt.test(at)) {
                return at;
            }
            for (Class<?> parent : at.getInterfaces()) {
                Class<?> found = find(parent, name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
