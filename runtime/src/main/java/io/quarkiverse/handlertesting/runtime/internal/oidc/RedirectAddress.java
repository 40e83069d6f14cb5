package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;

/** The addresses to which a provider redirects browsers. */
final class RedirectAddress {

    /** RFC 6749, section 3.1.2: absolute, without a fragment. */
    private static final Pattern VALID = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^#]+");
    private static final String UNSAFE = " \"<>\\^`{|}";

    private RedirectAddress() {
    }

    /**
     * Checks an address, and percent-encodes what a header cannot have.
     *
     * @param parameter the parameter of the request that has the address
     * @throws IllegalArgumentException if the provider must not redirect to it
     */
    static String of(String parameter, String address) {
        if (!VALID.matcher(address).matches() || address.chars().anyMatch(ControlCharacters::isControl)) {
            throw new IllegalArgumentException("The " + parameter + " must be an absolute address without a fragment and"
                    + " control characters, but is \"" + ControlCharacters.escaped(address) + "\".");
        }
        StringBuilder encoded = new StringBuilder();
        address.codePoints().forEach(character -> {
            String text = Character.toString(character);
            encoded.append(character < 0x80 && UNSAFE.indexOf(character) < 0 ? text
                    : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
        });
        return encoded.toString();
    }
}
