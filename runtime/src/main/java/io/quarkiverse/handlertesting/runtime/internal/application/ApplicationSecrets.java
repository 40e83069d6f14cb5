package io.quarkiverse.handlertesting.runtime.internal.application;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.config.MaskConfig;
import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;

/** Masks secrets as the application is configured; without an application, those that are always masked. */
@Singleton
public class ApplicationSecrets {

    private final Secrets secrets;

    ApplicationSecrets(MaskConfig config) {
        secrets = Secrets.of(config.names().orElse(List.of()));
    }

    static Secrets find() {
        return Beans.find(ApplicationSecrets.class).map(found -> found.secrets).orElse(Secrets.STANDARD);
    }

    /** A text for the log, with its secrets masked. Journals and failures mask their texts themselves. */
    public static String mask(String text) {
        return find().mask(text);
    }
}
