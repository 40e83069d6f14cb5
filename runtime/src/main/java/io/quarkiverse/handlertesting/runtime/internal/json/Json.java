package io.quarkiverse.handlertesting.runtime.internal.json;

import java.lang.reflect.Type;

import io.vertx.core.buffer.Buffer;

/** Writes and reads JSON. Throws an {@link IllegalArgumentException} for values that it cannot write or read. */
public interface Json {

    Buffer write(Object value);

    /** @param json in UTF-8, as RFC 8259 requires */
    Object read(Buffer json, Type type);

    /**
     * The same JSON, which reads nothing that its type does not describe.
     *
     * @throws IllegalStateException if this JSON is not Jackson's
     */
    default Json strict() {
        throw new IllegalStateException("Strict JSON needs Jackson: add quarkus-rest-jackson. " + this + " has no such mode.");
    }
}
