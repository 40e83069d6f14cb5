package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.util.List;

/**
 * What the server answers a request.
 *
 * @param location empty for none
 */
record Answer(int status, String location, List<String> setCookies) {

    static Answer ok(String... setCookies) {
        return new Answer(200, "", List.of(setCookies));
    }

    static Answer found(String location, String... setCookies) {
        return new Answer(302, location, List.of(setCookies));
    }
}
