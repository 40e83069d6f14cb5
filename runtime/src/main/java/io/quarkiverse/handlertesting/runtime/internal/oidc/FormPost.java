package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.Optional;

/**
 * A form that a browser posts as soon as it has loaded the page: OAuth 2.0 Form Post Response Mode. The page of our own
 * provider repeats the form in a header, since a session does not read HTML.
 *
 * @param address where the form goes; without spaces
 * @param fields the fields, URL-encoded
 */
public record FormPost(String address, String fields) {

    public static final String HEADER = "X-Handler-Testing-Form-Post";

    public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    /**
     * Reads the header of a response.
     *
     * @param value {@code null} if the response has no such header
     * @return empty if the response is no page with a form
     */
    public static Optional<FormPost> of(String value) {
        int space = value == null ? -1 : value.indexOf(' ');
        return space < 0 ? Optional.empty()
                : Optional.of(new FormPost(value.substring(0, space), value.substring(space + 1)));
    }

    /** The value of the header. */
    public String headerValue() {
        return address + " " + fields;
    }
}
