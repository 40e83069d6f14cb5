package io.quarkiverse.handlertesting.runtime.internal.json;

import java.io.IOException;
import java.lang.reflect.Type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.buffer.Buffer;

/** JSON by the mapper of the application. */
final class JacksonJson implements Json {

    private final ObjectMapper mapper;

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
            throw new IllegalArgumentException(JsonFailure.text(unreadable), unreadable);
        }
    }
}
