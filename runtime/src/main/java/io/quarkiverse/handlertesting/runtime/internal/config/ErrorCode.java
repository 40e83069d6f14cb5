package io.quarkiverse.handlertesting.runtime.internal.config;

import java.util.function.Function;

/**
 * Where the code of an error is.
 *
 * @param path in its JSON
 * @param absent what an error has that has none there; {@code null} for nothing
 */
public record ErrorCode(String path, String absent) {

    private static final String PROBLEM_DETAILS = "rfc-9457";

    /** @param configured a path, or {@code rfc-9457} for problem details, whose {@code type} may be left out (section 3.1.1) */
    public static ErrorCode of(String configured) {
        return configured.equals(PROBLEM_DETAILS) ? new ErrorCode("type", "about:blank") : new ErrorCode(configured, null);
    }

    /**
     * @param body gives what is at a path, {@code null} if there is nothing
     * @return as text, though it may be a number there; {@code null} if there is none
     */
    public String code(Function<String, Object> body) {
        Object found = body.apply(path);
        return found == null ? absent : found.toString();
    }
}
