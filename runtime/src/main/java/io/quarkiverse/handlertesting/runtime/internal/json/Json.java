package io.quarkiverse.handlertesting.runtime.internal.json;

import java.lang.reflect.Type;

import io.vertx.core.buffer.Buffer;

/** Writes and reads JSON. What it cannot write or read, it refuses with an {@link IllegalArgumentException}. */
public interface Json {

    Buffer write(Object value);

    /** @param json in UTF-8, as RFC 8259 has it */
    Object read(Buffer json, Type type);
}
