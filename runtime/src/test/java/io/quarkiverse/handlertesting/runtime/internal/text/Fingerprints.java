package io.quarkiverse.handlertesting.runtime.internal.text;

/** Masked values in texts that tests compare. */
public final class Fingerprints {

    private Fingerprints() {
    }

    /** The text without the fingerprints of its secrets, which are new in each JVM: {@code token(812)#}. */
    public static String removed(String text) {
        return text.replaceAll("\\)#[0-9a-f]{4}", ")#");
    }
}
