package io.quarkiverse.handlertesting.runtime.internal.json;

import java.lang.reflect.Type;

import io.vertx.core.buffer.Buffer;

/** JSON whose reads are all strict, as a configuration asks for. A JSON without that mode refuses the first read. */
public record StrictReads(Json json) implements Json {

    @Override
    public Buffer write(Object value) {
        return json.write(value);
    }

    @Override
    public Object read(Buffer text, Type type) {
        return strict().read(text, type);
    }

    @Override
    public Json strict() {
        return json.strict();
    }
}
