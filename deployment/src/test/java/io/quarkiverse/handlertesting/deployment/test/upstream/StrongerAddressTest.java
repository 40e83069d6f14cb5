package io.quarkiverse.handlertesting.deployment.test.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.QuarkusUnitTest;

/**
 * A config source that is stronger than mock upstreams, such as a test resource, can send the application elsewhere: each test
 * of the application fails before it begins, also without an upstream of its own. The application starts, so the run goes on.
 */
class StrongerAddressTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(
                    root -> root.addClasses(QuarkusTestCallbacks.class, Shop.class, StockTests.class, OtherTests.class))
            .overrideConfigKey("quarkus.rest-client.\"" + Shop.Prices.class.getName() + "\".url", "${prices}/v1")
            .overrideRuntimeConfigKey("prices", "http://prices.invalid")
            .overrideRuntimeConfigKey("stock/mp-rest/url", "http://elsewhere.invalid");

    static class StockTests {
        @Inject
        @Upstream("stock")
        MockUpstream stock;
        @Inject
        @Upstream("Prices")
        MockUpstream prices;

        void test() {
        }
    }

    static class OtherTests {
        void test() {
        }
    }

    private static void assertRefused(Object test) {
        String shop = "io.quarkiverse.handlertesting.deployment.test.upstream.Shop";
        assertEquals("The upstream Prices has two addresses: @Upstream(\"Prices\") of StrongerAddressTest.StockTests replaces"
                + " quarkus.rest-client.\"" + shop
                + "$Prices\".url in all tests of the module, and a test resource sets prices,"
                + " which that property refers to, to http://prices.invalid in this application. Either remove prices there,"
                + " and the mock answers, or remove that @Upstream, and the application calls the configured address.\n"
                + "The upstream stock has two addresses: @Upstream(\"stock\") of StrongerAddressTest.StockTests replaces"
                + " quarkus.rest-client.stock.url in all tests of the module, and a test resource sets stock/mp-rest/url to"
                + " http://elsewhere.invalid in this application. Either remove stock/mp-rest/url there, and the mock answers,"
                + " or remove that @Upstream, and the application calls the configured address.",
                assertThrows(IllegalStateException.class, () -> QuarkusTestCallbacks.begin(test, "test")).getMessage());
    }

    @Test
    void theTestsOfTheUpstreamAreRefused() {
        assertRefused(new StockTests());
    }

    @Test
    void allOtherTestsAreRefused() {
        assertRefused(new OtherTests());
    }
}
