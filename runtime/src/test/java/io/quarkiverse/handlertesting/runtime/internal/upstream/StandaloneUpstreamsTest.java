package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    private static final String STOCK = "quarkus.rest-client.\"shop.stock\".url";

    interface Prices {
    }

    @WithUpstreams({ @Upstream("mail"), @Upstream("shop.stock"), @Upstream(value = "prices", client = Prices.class),
            @Upstream(value = "idp", property = "shop.idp") })
    private static final class Shop {
    }

    @BeforeEach
    void configure() {
        System.setProperty(STOCK, "https://stock.invalid/api/");
    }

    @AfterEach
    void restore() {
        System.clearProperty(STOCK);
    }

    @Test
    void eachAddressIsInThePropertyThatTheApplicationReads() {
        try (StandaloneUpstreams upstreams = new StandaloneUpstreams(Shop.class.getAnnotation(WithUpstreams.class).value())) {
            List<String> urls = upstreams.upstreams().stream().map(upstream -> upstream.url()).toList();
            Map<String, String> expected = new LinkedHashMap<>();
            expected.put("quarkus.rest-client.mail.url", urls.get(0));
            expected.put(STOCK, urls.get(1) + "/api");
            expected.put("quarkus.rest-client.\"" + Prices.class.getName() + "\".url", urls.get(2));
            expected.put("shop.idp", urls.get(3));
            assertEquals(expected, upstreams.addresses());
        }
    }
}
