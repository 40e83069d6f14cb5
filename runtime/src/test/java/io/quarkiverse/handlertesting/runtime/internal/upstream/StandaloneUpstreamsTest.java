package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;

/** A packaged application receives the addresses of its upstreams. */
class StandaloneUpstreamsTest {

    private static final String STOCK = "quarkus.rest-client.\"shop.stock\".";

    private static final String SERVER = "quarkus.oidc.auth-server-url";

    interface Prices {
    }

    @WithUpstreams({ @Upstream("mail"), @Upstream("shop.stock"), @Upstream(value = "prices", client = Prices.class),
            @Upstream(value = "idp", property = "shop.idp"),
            @Upstream(value = "posts", host = "posts.host", port = "posts.port", tls = "posts.ssl") })
    private static final class Shop {
    }

    @WithUpstreams(@Upstream(value = "idp", property = SERVER))
    private static final class Login {
    }

    @BeforeEach
    void configure() {
        System.setProperty(STOCK + "uri", "https://stock.invalid/api/");
        System.setProperty(STOCK + "url", "https://other.invalid/");
        System.setProperty("mail/mp-rest/url", "https://mail.invalid?key=abc");
    }

    @AfterEach
    void restore() {
        List.of(STOCK + "uri", STOCK + "url", "mail/mp-rest/url").forEach(System::clearProperty);
    }

    /** The packaged application fetches the keys when it starts: no test is running yet. */
    @Test
    void aProviderAnswersBeforeTheFirstTest() throws Exception {
        System.setProperty(SERVER, "https://idp.invalid/realms/test");
        try (StandaloneUpstreams upstreams = new StandaloneUpstreams(Login.class.getAnnotation(WithUpstreams.class).value())) {
            URI discovery = URI.create(upstreams.addresses().get(SERVER) + "/.well-known/openid-configuration");
            assertEquals(200, HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.discarding()).statusCode());
        } finally {
            System.clearProperty(SERVER);
        }
    }

    @Test
    void eachAddressIsInThePropertyThatTheApplicationReads() {
        try (StandaloneUpstreams upstreams = new StandaloneUpstreams(Shop.class.getAnnotation(WithUpstreams.class).value())) {
            List<String> urls = upstreams.upstreams().stream().map(upstream -> upstream.url()).toList();
            Map<String, String> expected = new LinkedHashMap<>();
            // Any of the three may be configured, and the first of them counts.
            for (String suffix : List.of("override-uri", "uri", "url")) {
                expected.put("quarkus.rest-client.mail." + suffix, urls.get(0) + "?key=abc");
                expected.put(STOCK + suffix, urls.get(1) + "/api/");
                expected.put("quarkus.rest-client.\"" + Prices.class.getName() + "\"." + suffix, urls.get(2));
            }
            for (String client : List.of("mail", "\"shop.stock\"", '"' + Prices.class.getName() + '"')) {
                expected.put("quarkus.rest-client." + client + ".proxy-address", "none");
            }
            expected.put("shop.idp", urls.get(3));
            expected.put("posts.host", "localhost");
            expected.put("posts.port", Integer.toString(upstreams.upstreams().get(4).port()));
            expected.put("posts.ssl", "false");
            assertEquals(expected, upstreams.addresses());
        }
    }
}
