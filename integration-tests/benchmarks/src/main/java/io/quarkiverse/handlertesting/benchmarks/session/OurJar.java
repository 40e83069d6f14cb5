package io.quarkiverse.handlertesting.benchmarks.session;

import java.util.List;

import io.quarkiverse.handlertesting.http.CookieJar;

/** The cookie jar of a session of ours. */
final class OurJar implements Jar {

    private final CookieJar jar = new CookieJar();

    @Override
    public String header() {
        return jar.header(ADDRESS).orElse("");
    }

    @Override
    public void receive(List<String> setCookies) {
        jar.receive(ADDRESS, setCookies);
    }
}
