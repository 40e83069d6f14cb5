package io.quarkiverse.handlertesting.runtime.internal.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that no test can set are refused with the reason. */
class FixedKeysTest {

    private final FixedKeys keys = new FixedKeys(new String[] { "shop", "ShopConfig", "shop.prices", "PriceConfig" },
            new String[] { "limit", "Orders", "limit", "Lines" });

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "quarkus.http.port|quarkus.http.port: it is read when the application is built or starts. Use a test profile.",
            "mp.messaging.incoming.a.topic|mp.messaging.incoming.a.topic: it is read when the application is built or starts. Use"
                    + " a test profile.",
            "shop.vat|shop.vat: the mapping ShopConfig is read when the application starts. Use a test profile.",
            "shop|shop: the mapping ShopConfig is read when the application starts. Use a test profile.",
            "shop[0]|shop[0]: the mapping ShopConfig is read when the application starts. Use a test profile.",
            "limit|limit: Orders has its value from the start, and outlives the test. Inject a Provider or a Supplier of it, or"
                    + " use a test profile.",
            "%test.limit|%test.limit: name the key without its profile." })
    void isRefused(String key, String refusal) {
        assertEquals(Optional.of(refusal), keys.refusal(key));
    }

    @ParameterizedTest
    @ValueSource(strings = { "shopping.vat", "limits", "quarkusly.limit", "other" })
    void isNot(String key) {
        assertEquals(Optional.empty(), keys.refusal(key));
    }

    @Test
    void thereMayBeNone() {
        assertEquals(Optional.empty(), new FixedKeys(new String[0], new String[0]).refusal("limit"));
    }
}
