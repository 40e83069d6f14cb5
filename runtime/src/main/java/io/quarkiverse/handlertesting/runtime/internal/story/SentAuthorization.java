package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;

/** The authorization that a call carried, masked: a mistake is mostly in the scheme. */
final class SentAuthorization {

    private static final Set<String> SCHEMES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        SCHEMES.addAll(Set.of("Basic", "Bearer", "Digest", "DPoP", "HOBA", "Mutual", "Negotiate", "NTLM", "AWS4-HMAC-SHA256"));
    }

    private SentAuthorization() {
    }

    /** @param value of the header; {@code null} for none */
    static String text(String value) {
        if (value == null || value.isBlank()) {
            return "the call carried no Authorization";
        }
        int blank = value.indexOf(' ');
        String scheme = blank < 0 ? value : value.substring(0, blank);
        if (SCHEMES.contains(scheme)) {
            String rest = blank < 0 ? "" : value.substring(blank + 1);
            return "the Authorization of the call was " + scheme + (rest.isBlank() ? " without a value"
                    : " with a " + Secrets.STANDARD.masked("value", rest));
        }
        return "the Authorization of the call, a " + Secrets.STANDARD.masked("value", value) + ", has no known scheme"
                + SCHEMES.stream().filter(known -> value.regionMatches(true, 0, known, 0, known.length())).findFirst()
                        .map(known -> ": no space is after \"" + known + "\"").orElse("");
    }
}
