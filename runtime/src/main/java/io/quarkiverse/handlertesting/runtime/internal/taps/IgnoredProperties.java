package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonDeserializer;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** Called by Jackson with each field of a JSON object that a class has no property for. Applications may lack Jackson. */
public final class IgnoredProperties {

    private IgnoredProperties() {
    }

    /** Never throws. */
    public static void ignoring(Object deserializer, String name) {
        RunningCause cause = ApplicationTestRuns.findRequest();
        if (cause != null && name != null
                && deserializer instanceof JsonDeserializer<?> known && known.handledType() != null
                && known.getKnownPropertyNames() != null) {
            cause.testRun().hints().jsonFields().ignored(cause.cause().number(), known.handledType(), name,
                    () -> properties(known));
        }
    }

    /** The names of the fields of the class, or of the components of the record, by their names in JSON. */
    private static Map<String, String> properties(JsonDeserializer<?> deserializer) {
        Map<String, String> properties = new LinkedHashMap<>();
        deserializer.getKnownPropertyNames().forEach(name -> properties.put(name.toString(), name.toString()));
        for (Field field : deserializer.handledType().getDeclaredFields()) {
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            if (property != null) {
                properties.computeIfPresent(property.value(), (name, same) -> field.getName());
            }
        }
        return properties;
    }
}
