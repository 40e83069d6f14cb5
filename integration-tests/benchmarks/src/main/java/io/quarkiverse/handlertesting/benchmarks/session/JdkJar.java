package io.quarkiverse.handlertesting.benchmarks.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.util.List;
import java.util.Map;

/** The JDK's cookie store, used as the JDK's HTTP clients use it. */
final class JdkJar implements Jar {

    private final CookieManager manager = new CookieManager();

    @Override
    public String header() {
        try {
            return String.join("; ", manager.get(ADDRESS, Map.of()).get("Cookie"));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    @Override
    public void receive(List<String> setCookies) {
        try {
            manager.put(ADDRESS, Map.of("Set-Cookie", setCookies));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
