package io.quarkiverse.handlertesting.runtime.internal.json;

import java.util.Optional;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;

/**
 * Finds the JSON mapper of the application: its {@code ObjectMapper}, else its {@code Jsonb}, else the codec of Vert.x. In an
 * application with both, {@code Jsonb} comes first if the endpoints of Quarkus REST use it.
 */
public final class ApplicationJson {

    private static final String JACKSON = "com.fasterxml.jackson.databind.ObjectMapper";
    private static final String JSONB = "jakarta.json.bind.Jsonb";
    private static final String JACKSON_IN_REST = "io.quarkus.resteasy.reactive.jackson.runtime.serialisers"
            + ".ServerJacksonMessageBodyReader";
    private static final String JSONB_IN_REST = "org.jboss.resteasy.reactive.server.jsonb.JsonbMessageBodyReader";

    private ApplicationJson() {
    }

    public static Json find() {
        return ofApplication().orElseGet(VertxJson::new);
    }

    /** The mapper of an application in another process, as far as it can be known here. */
    public static Json standalone() {
        if (!isPresent(JACKSON) || isJsonbFirst()) {
            return isPresent(JSONB) ? OfJsonb.standalone() : new VertxJson();
        }
        return OfJackson.standalone();
    }

    /** The mapper of the application in this JVM; without an application, {@link #standalone}. */
    public static Json here() {
        return ofApplication().orElseGet(ApplicationJson::standalone);
    }

    private static Optional<Json> ofApplication() {
        Optional<Json> jackson = isPresent(JACKSON) ? OfJackson.find() : Optional.empty();
        Optional<Json> jsonb = isPresent(JSONB) ? OfJsonb.find() : Optional.empty();
        return isJsonbFirst() ? jsonb.or(() -> jackson) : jackson.or(() -> jsonb);
    }

    private static boolean isJsonbFirst() {
        return isPresent(JSONB_IN_REST) && !isPresent(JACKSON_IN_REST);
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, ApplicationJson.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** Loaded only if Jackson Databind is present. */
    private static final class OfJackson {

        private OfJackson() {
        }

        static Optional<Json> find() {
            return Beans.find(ObjectMapper.class).map(JacksonJson::new);
        }

        /** The defaults of {@code quarkus.jackson}, with all modules on the class path. */
        static Json standalone() {
            return new JacksonJson(new ObjectMapper().findAndRegisterModules()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS));
        }
    }

    /** Loaded only if JSON-B is present. */
    private static final class OfJsonb {

        private OfJsonb() {
        }

        static Optional<Json> find() {
            return Beans.find(Jsonb.class).map(JsonbJson::new);
        }

        static Json standalone() {
            return new JsonbJson(JsonbBuilder.create());
        }
    }
}
