package io.quarkiverse.handlertesting.runtime.internal.application;

import io.quarkiverse.handlertesting.runtime.internal.config.MaskConfig;
import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;

/** Masks secrets as the application is configured; without an application, those that are always masked. */
public final class ApplicationSecrets {

    private ApplicationSecrets() {
    }

    static Secrets find() {
        return Beans.find(MaskConfig.class).map(MaskConfig::secrets).orElse(Secrets.STANDARD);
    }

    /** A text for the log, with its secrets masked. Journals and failures mask their texts themselves. */
    public static String mask(String text) {
        return find().mask(text);
    }
}
