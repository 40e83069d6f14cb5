package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.util.List;

/**
 * The response of the server to one request.
 *
 * @param location empty for no redirect
 */
record Answer(int status, String location, List<String> setCookies) {

    static Answer ok(String... setCookies) {
        return new Answer(200, "", List.of(setCookies));
    }

    static Answer found(String location, String... setCookies) {
        return new Answer(302, location, List.of(setCookies));
    }
}
