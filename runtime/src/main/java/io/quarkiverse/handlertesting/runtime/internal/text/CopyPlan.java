package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How to copy the instances of one class.
 *
 * @param fields those of the class and its superclasses, accessible; only for {@link Kind#FIELDS}
 * @param isFinal whether all of these fields are final
 */
record CopyPlan(Kind kind, List<Field> fields, boolean isFinal) {

    /** What an instance is. */
    enum Kind {
        /** It never changes, or its text does not depend on its state. */
        IMMUTABLE,
        /** An object of the application: its fields are read. */
        FIELDS,
        /** A collection of the JDK that neither loads nor locks. */
        COLLECTION,
        /** A map of the JDK that neither loads nor locks. */
        MAP,
        ARRAY,
        /** An entity that Hibernate may not have loaded. */
        PROXY,
        /** A collection that Hibernate may not have loaded. */
        LAZY_COLLECTION,
        OPTIONAL,
        /** A {@link Date} or a subclass of it in {@code java.sql}. */
        DATE,
        /** An object or array of JSON of Vert.x: its only field has the content. */
        JSON,
        /** It can change, and its fields cannot be read. */
        OPAQUE
    }

    private static final CopyPlan IMMUTABLE = new CopyPlan(Kind.IMMUTABLE, List.of(), true);
    private static final Set<Class<?>> VALUES = Set.of(String.class, Boolean.class, Character.class, Byte.class, Short.class,
            Integer.class, Long.class, Float.class, Double.class, BigDecimal.class, BigInteger.class, Object.class, UUID.class,
            Locale.class, Currency.class, URI.class, URL.class, Pattern.class);
    private static final List<Class<?>> IMMUTABLE_TYPES = List.of(Enum.class, Class.class, Throwable.class, Path.class,
            InetAddress.class, Thread.class, ClassLoader.class);
    /** Protocol Buffers' messages cannot change; the text of the others does not depend on their state. */
    private static final List<String> TEXT_WITHOUT_STATE = List.of("com.google.protobuf.MessageLite",
            "io.smallrye.mutiny.Uni", "io.smallrye.mutiny.Multi", "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Flow$Publisher", "jakarta.ws.rs.core.Response",
            "org.jboss.resteasy.reactive.RestResponse");
    /** They take locks, or may wrap a collection that loads. */
    private static final Pattern WRAPPER = Pattern.compile("java\\.util\\.(Collections\\$(Synchronized|Unmodifiable|Checked)"
            + "|Vector|Stack|Hashtable|Properties).*|.*\\$(SubList|ReverseOrder.*)|java\\.util\\.concurrent\\..*Blocking.*");

    /** Finds out how to copy the instances of a class. */
    static CopyPlan of(Class<?> type) {
        if (isImmutable(type)) {
            return IMMUTABLE;
        }
        String name = type.getName();
        if (type.isArray()) {
            return of(Kind.ARRAY);
        }
        if (name.equals("io.vertx.core.json.JsonObject") || name.equals("io.vertx.core.json.JsonArray")) {
            return fields(Kind.JSON, type);
        }
        if (EntityText.isCollection(type)) {
            return of(Kind.LAZY_COLLECTION);
        }
        if (EntityText.mayBeUnloaded(type)) {
            return of(Kind.PROXY);
        }
        if (type == Optional.class) {
            return of(Kind.OPTIONAL);
        }
        if (name.startsWith("java.")) {
            if (Date.class.isAssignableFrom(type)) {
                return of(Kind.DATE);
            }
            return of(WRAPPER.matcher(name).matches() || !name.startsWith("java.util.") ? Kind.OPAQUE
                    : Collection.class.isAssignableFrom(type) ? Kind.COLLECTION
                            : Map.class.isAssignableFrom(type) ? Kind.MAP : Kind.OPAQUE);
        }
        return type.isRecord() || ApplicationFrames.isApplication(name) ? fields(Kind.FIELDS, type)
                : ObjectText.hasOwnText(type) ? of(Kind.OPAQUE) : IMMUTABLE;
    }

    /** How to copy the loaded entities of a class that Hibernate has enhanced, or whose subclass is its proxy. */
    static CopyPlan ofLoaded(Class<?> type) {
        return fields(Kind.FIELDS, type);
    }

    private static boolean isImmutable(Class<?> type) {
        return VALUES.contains(type) || type.getName().startsWith("java.time.") || type.isHidden() || type.isSynthetic()
                || IMMUTABLE_TYPES.stream().anyMatch(immutable -> immutable.isAssignableFrom(type))
                || TEXT_WITHOUT_STATE.stream().anyMatch(name -> Supertypes.find(type, name) != null);
    }

    private static CopyPlan of(Kind kind) {
        return new CopyPlan(kind, List.of(), false);
    }

    private static CopyPlan fields(Kind kind, Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            List<Field> own = new ArrayList<>();
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()
                        && !field.getName().startsWith("$$_hibernate_")) {
                    if (!field.trySetAccessible()) {
                        return of(Kind.OPAQUE);
                    }
                    own.add(field);
                }
            }
            // The id of an entity is mostly in a superclass, and is what a reader looks for first.
            fields.addAll(0, own);
        }
        return new CopyPlan(kind, List.copyOf(fields),
                fields.stream().allMatch(field -> Modifier.isFinal(field.getModifiers())));
    }
}
