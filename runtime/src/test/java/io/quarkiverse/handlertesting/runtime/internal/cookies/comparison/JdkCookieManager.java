package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** `CookieManager`, called as an HTTP client calls it; by the JDK's own client where there are redirects. */
final class JdkCookieManager implements Contestant {

    private final CookieManager manager = new CookieManager();
    private final Contestant client;

    JdkCookieManager(Loopback loopback) {
        client = loopback.with(uri -> HttpClient.newBuilder().cookieHandler(manager).followRedirects(Redirect.NORMAL)
                // Any host, without a resolver.
                .proxy(ProxySelector.of(loopback.address())).build()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()));
    }

    @Override
    public String visit(Visit visit) throws Exception {
        return visit.isRedirected() ? client.visit(visit) : visitAlone(visit);
    }

    private String visitAlone(Visit visit) throws IOException {
        List<String> sent = manager.get(visit.uri(), Map.of()).getOrDefault("Cookie", List.of());
        for (Answer answer : visit.answers()) {
            manager.put(visit.uri(), Map.of("Set-Cookie", answer.setCookies()));
        }
        return String.join("; ", sent);
    }
}
