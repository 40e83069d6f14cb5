package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.Optional;

/**
 * The text of objects whose {@code toString} says nothing, or must not be called. Types of frameworks are found by their
 * names, since an application may lack them.
 */
final class ObjectText {

    private static final String RESPONSE = "jakarta.ws.rs.core.Response";
    private static final String REST_RESPONSE = "org.jboss.resteasy.reactive.RestResponse";
    private static final String[] DEFERRED = { "io.smallrye.mutiny.Uni", "io.smallrye.mutiny.Multi",
            "java.util.concurrent.CompletionStage", "java.util.concurrent.Flow$Publisher" };

    private ObjectText() {
    }

    /**
     * Describes an object. Never loads a proxy, and never subscribes to anything.
     *
     * @return empty if the object's own {@code toString} is to be used
     */
    static Optional<String> of(Object value) throws ReflectiveOperationException {
        Class<?> type = value.getClass();
        for (String deferred : DEFERRED) {
            Class<?> found = Supertypes.find(type, deferred);
            if (found != null) {
                return Optional.of(found.getSimpleName());
            }
        }
        Optional<String> unloaded = EntityText.unloaded(value);
        if (unloaded.isPresent() || hasOwnText(type)) {
            return unloaded;
        }
        Class<?> response = Supertypes.find(type, RESPONSE);
        if (response != null) {
            return Optional.of("Response " + response.getMethod("getStatus").invoke(value));
        }
        Class<?> restResponse = Supertypes.find(type, REST_RESPONSE);
        return Optional.of(restResponse != null ? restResponse(value, restResponse)
                : EntityText.loaded(value).orElseGet(() -> TypeText.name(type)));
    }

    /** Whether a class has a {@code toString} of its own. */
    static boolean hasOwnText(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code RestResponse 201 Created[Model[name=testalias]]} */
    private static String restResponse(Object value, Class<?> type) throws ReflectiveOperationException {
        Object info = type.getMethod("getStatusInfo").invoke(value);
        Class<?> statusType = Supertypes.find(info.getClass(), RESPONSE + "$StatusType");
        Object entity = type.getMethod("getEntity").invoke(value);
        return "RestResponse " + type.getMethod("getStatus").invoke(value) + " "
                + statusType.getMethod("getReasonPhrase").invoke(info)
                + (entity == null ? "" : "[" + ValueText.text(entity) + "]");
    }
}
