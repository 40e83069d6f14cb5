package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.function.Function;

/**
 * The place of the error code in a response.
 *
 * @param path the path of the code in the JSON
 * @param absent the code of a response without anything at that path; {@code null} for no code
 */
public record ErrorCode(String path, String absent) {

    private static final String KEY = "quarkus.handler-testing.client.error-code";
    private static final String PROBLEM_DETAILS = "rfc-9457";

    /**
     * @param configured a path, or {@code rfc-9457} for problem details, whose {@code type} may be missing (section 3.1.1)
     */
    public static ErrorCode of(String configured) {
        return configured.equals(PROBLEM_DETAILS) ? new ErrorCode("type", "about:blank") : new ErrorCode(configured, null);
    }

    /**
     * The code of a response.
     *
     * @param body returns the value at a path of the body, {@code null} if the body has none
     * @return the code as text, even if it is a number; {@code null} if the response has no code
     */
    public String code(Function<String, Object> body) {
        Object found = body.apply(path);
        return found == null ? absent : found.toString();
    }

    /** @throws IllegalArgumentException if a test expects no code */
    public static void check(String expected) {
        if (expected == null) {
            throw new IllegalArgumentException("The code of the expected error is null. Expect the status alone for an error"
                    + " without a code.");
        }
    }

    /** The path, and the configuration key that sets it: the application may have its code elsewhere. */
    public String text() {
        return path + " (" + KEY + ")";
    }
}
