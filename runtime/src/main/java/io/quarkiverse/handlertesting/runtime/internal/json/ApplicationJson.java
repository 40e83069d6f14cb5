package io.quarkiverse.handlertesting.runtime.internal.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;

/** Finds the JSON mapper of the application. */
public final class ApplicationJson {

    private static final String MAPPER = "com.fasterxml.jackson.databind.ObjectMapper";

    private ApplicationJson() {
    }

    public static Json find() {
        return isPresent() ? Jackson.find() : new VertxJson();
    }

    /** The mapper of an application in another process, as far as it can be known here. */
    public static Json standalone() {
        return isPresent() ? Jackson.standalone() : new VertxJson();
    }

    /** The mapper of the application in this JVM; without an application, {@link #standalone}. */
    public static Json here() {
        return isPresent() ? Jackson.here() : new VertxJson();
    }

    private static boolean isPresent() {
        try {
            Class.forName(MAPPER, false, ApplicationJson.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** Loaded only if Jackson Databind is present. */
    private static final class Jackson {

        private Jackson() {
        }

        static Json find() {
            return Beans.find(ObjectMapper.class).<Json> map(JacksonJson::new).orElseGet(VertxJson::new);
        }

        static Json here() {
            return Beans.find(ObjectMapper.class).<Json> map(JacksonJson::new).orElseGet(Jackson::standalone);
        }

        /** The defaults of {@code quarkus.jackson}, with all modules on the class path. */
        static Json standalone() {
            return new JacksonJson(new ObjectMapper().findAndRegisterModules()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS));
        }
    }
}
