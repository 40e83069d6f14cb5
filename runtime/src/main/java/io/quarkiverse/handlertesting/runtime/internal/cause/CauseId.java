package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cause as it travels in a header.
 *
 * @param application the random token of the running application, so that ids of other applications and earlier runs are
 *        invalid
 * @param testRun the number of the test
 * @param number the number of the request in its test
 */
record CauseId(String application, long testRun, long number) {

    private static final int TOKEN_BYTES = 16;
    private static final Pattern FORMAT = Pattern.compile("([0-9a-f]{32})-([0-9]{1,18})-([0-9]{1,18})");

    static String newApplication() {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    /** Empty for anything that {@link #header()} does not produce, {@code null} included. */
    static Optional<CauseId> parse(String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher match = FORMAT.matcher(header);
        return match.matches()
                ? Optional.of(new CauseId(match.group(1), Long.parseLong(match.group(2)), Long.parseLong(match.group(3))))
                : Optional.empty();
    }

    String header() {
        return application + "-" + testRun + "-" + number;
    }
}
