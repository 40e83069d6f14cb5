package io.quarkiverse.handlertesting.runtime.internal.json;

import java.io.IOException;
import java.lang.reflect.Type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.buffer.Buffer;

/** JSON by the mapper of the application. */
final class JacksonJson implements Json {

    private final ObjectMapper mapper;
    /** Kept, since the first reading of a type by a mapper is slow. {@code null} until it is needed. */
    private volatile Json strict;

    JacksonJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Buffer write(Object value) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(value));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(JsonFailure.text(unwritable), unwritable);
        }
    }

    @Override
    public Object read(Buffer json, Type type) {
        try {
            return mapper.readValue(json.getBytes(), mapper.constructType(type));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(JsonFailure.text(unreadable) + path(unreadable), unreadable);
        }
    }

    @Override
    public Json strict() {
        Json kept = strict;
        if (kept == null) {
            kept = new JacksonJson(StrictMapper.of(mapper));
            strict = kept;
        }
        return kept;
    }

    /** {@code , of items[0].name}; empty for a property of the value itself, which the message names. */
    private static String path(Throwable failure) {
        if (!(failure instanceof JsonMappingException mapping) || mapping.getPath().size() < 2) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]"
                    : (path.isEmpty() ? "" : ".") + step.getFieldName());
        }
        return ", of " + path;
    }
}
