package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import java.lang.reflect.ParameterizedType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelAttributes;

/** Makes serializers and deserializers from the attributes of a channel. */
final class Serdes {

    private Serdes() {
    }

    static Deserializer<?> deserializer(ChannelAttributes channel, boolean isKey) {
        String attribute = (isKey ? "key" : "value") + ".deserializer";
        Deserializer<?> made = make(Deserializer.class, name(channel, attribute, StringDeserializer.class.getName(), isKey));
        made.configure(channel.all(), isKey);
        return made;
    }

    static Serializer<?> serializer(ChannelAttributes channel, boolean isKey) {
        String attribute = (isKey ? "key" : "value") + ".serializer";
        Serializer<?> made = make(Serializer.class, name(channel, attribute, StringSerializer.class.getName(), isKey));
        made.configure(channel.all(), isKey);
        return made;
    }

    /** Kafka's connector has a default for keys only. */
    private static String name(ChannelAttributes channel, String attribute, String ofKeys, boolean isKey) {
        return channel.find(attribute).or(() -> isKey ? Optional.of(ofKeys) : Optional.empty())
                .orElseThrow(() -> new IllegalStateException("The channel " + channel.channel() + " has no " + attribute
                        + ", which Kafka's connector needs."));
    }

    /**
     * The serializer that writes what a deserializer reads, as far as their names tell: that of its class, else of its
     * superclass.
     */
    static Optional<Serializer<?>> counterpart(Deserializer<?> deserializer, Map<String, Object> configuration,
            boolean isKey) {
        for (Class<?> type = deserializer.getClass(); type != null; type = type.getSuperclass()) {
            Optional<Serializer<?>> found = find(type.getName().replace("Deserializer", "Serializer"));
            if (found.isPresent()) {
                found.get().configure(configuration, isKey);
                return found;
            }
        }
        return Optional.empty();
    }

    /** The class that a deserializer reads, as its declaration says; empty if it does not say so. */
    static Optional<Class<?>> typeOf(Deserializer<?> deserializer) {
        for (Class<?> type = deserializer.getClass(); type != Object.class; type = type.getSuperclass()) {
            Optional<Class<?>> found = Stream
                    .concat(Stream.of(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()))
                    .filter(parent -> parent instanceof ParameterizedType known
                            && Deserializer.class.isAssignableFrom((Class<?>) known.getRawType()))
                    .map(parent -> ((ParameterizedType) parent).getActualTypeArguments()[0])
                    .filter(Class.class::isInstance).<Class<?>> map(Class.class::cast).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Serializer<?>> find(String name) {
        try {
            Class<?> type = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            return Serializer.class.isAssignableFrom(type)
                    ? Optional.of((Serializer<?>) type.getDeclaredConstructor().newInstance())
                    : Optional.empty();
        } catch (ReflectiveOperationException | LinkageError absent) {
            return Optional.empty();
        }
    }

    private static <T> T make(Class<T> kind, String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader()).asSubclass(kind)
                    .getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException unusable) {
            throw new IllegalStateException(name + " cannot be used as " + kind.getSimpleName() + ": " + unusable, unusable);
        }
    }
}
