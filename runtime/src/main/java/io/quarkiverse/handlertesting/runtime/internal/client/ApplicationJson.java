package io.quarkiverse.handlertesting.runtime.internal.client;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.handlertesting.runtime.internal.events.Beans;

/** JSON as the application has it. */
final class ApplicationJson {

    private static final String MAPPER = "com.fasterxml.jackson.databind.ObjectMapper";

    private ApplicationJson() {
    }

    static Json find() {
        return isPresent() ? Jackson.find() : new VertxJson();
    }

    private static boolean isPresent() {
        try {
            Class.forName(MAPPER, false, ApplicationJson.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** Loaded only where there is Jackson. */
    private static final class Jackson {

        private Jackson() {
        }

        static Json find() {
            return Beans.find(ObjectMapper.class).<Json> map(JacksonJson::new).orElseGet(VertxJson::new);
        }
    }
}
