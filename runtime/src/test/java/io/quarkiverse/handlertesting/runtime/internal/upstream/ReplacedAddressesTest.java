package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring.Address;
import io.smallrye.config.EnvConfigSource;

/** An application's address is replaced by a mock, unless something stronger gives it: then each test is refused. */
class ReplacedAddressesTest {

    private static final String STOCK = "quarkus.rest-client.stock.url";
    private static final Address CLIENT = new Address("", List.of(STOCK, "quarkus.rest-client.\"shop.Stock\".url"),
            List.of("stock/mp-rest/url"));
    private static final UpstreamWiring WIRING = new UpstreamWiring(
            new TreeMap<>(Map.of("stock", List.of(CLIENT), "unknown", List.of())),
            Map.of("stock", List.of("shop.StockTest"), "unknown", List.of("shop.OtherTest")), Map.of());

    private record Source(Map<String, String> getProperties, String getName, int getOrdinal) implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return getProperties.keySet();
        }

        @Override
        public String getValue(String property) {
            return getProperties.get(property);
        }
    }

    private static ReplacedAddresses with(UpstreamWiring wiring, ConfigSource... sources) {
        return new ReplacedAddresses(wiring, new ConfiguredAddresses(List.of(sources), List.of("test")));
    }

    private static ReplacedAddresses with(ConfigSource... sources) {
        return with(WIRING, sources);
    }

    private static ConfigSource properties(Map<String, String> values) {
        return new Source(values, "PropertiesConfigSource[source=file:/shop/application.properties]", 250);
    }

    private static ConfigSource resource(Map<String, String> values) {
        return new Source(values, "Config Override Config Source", 399);
    }

    private static String refused(String source, String sets, String remove) {
        return "The upstream stock has two addresses: @Upstream(\"stock\") of StockTest replaces " + STOCK
                + " in all tests of the module, and " + source + " sets " + sets + " in this application. Either remove "
                + remove + " there, and the mock answers, or remove that @Upstream, and the application calls the configured"
                + " address.";
    }

    private static void assertReplaced(ConfigSource... sources) {
        assertEquals(List.of(), with(sources).conflicts());
    }

    private static void assertRefused(String message, ConfigSource... sources) {
        assertEquals(List.of(message), with(sources).conflicts());
    }

    @Test
    void theLineNamesEachMockAndTheAddressThatItReplaces() {
        UpstreamWiring wiring = new UpstreamWiring(new TreeMap<>(Map.of("stock", List.of(CLIENT), "office",
                List.of(Address.of("office.mail"), Address.of("office.fax")), "unknown", List.of())), Map.of(), Map.of());
        assertEquals("Mock upstreams answer in all tests of this module: office instead of https://…@office/?… (office.mail of"
                + " application.properties) and office.fax, which is not configured; stock instead of https://stock/api"
                + " (stock/mp-rest/url of application.properties)",
                with(wiring, properties(Map.of("office.mail", "https://me:secret@office/?key=secret", "%test.stock/mp-rest/url",
                        "https://stock/api"))).line().orElseThrow());
    }

    @Test
    void theLineNamesEachPartOfAnAddress() {
        UpstreamWiring wiring = new UpstreamWiring(new TreeMap<>(Map.of("posts", Address.ofProperties("", "posts.host",
                "posts.port", "posts.ssl"))), Map.of(), Map.of());
        assertEquals("Mock upstreams answer in all tests of this module: posts instead of posts.example.com (posts.host of"
                + " application.properties) and 443 (posts.port of application.properties) and posts.ssl, which is not configured",
                with(wiring, properties(Map.of("posts.host", "posts.example.com", "posts.port", "443"))).line().orElseThrow());
    }

    @Test
    void theLineNamesTheAddressOfProductionIfThereIsNoOther() {
        UpstreamWiring wiring = new UpstreamWiring(new TreeMap<>(Map.of("idp", List.of(Address.of("idp.url")), "office",
                List.of(Address.of("office.mail")))), Map.of(), Map.of());
        ReplacedAddresses replaced = with(wiring, properties(Map.of("%prod.idp.url", "https://sso/realms/acme",
                "%prod.office.mail", "https://office", "office.mail", "http://localhost")));
        assertEquals("Mock upstreams answer in all tests of this module: idp instead of https://sso/realms/acme (%prod.idp.url"
                + " of application.properties); office instead of http://localhost (office.mail of application.properties)",
                replaced.line().orElseThrow());
        assertEquals(List.of(), replaced.conflicts());
    }

    @Test
    void withoutMocksThereIsNoLine() {
        assertEquals(Optional.empty(), with(new UpstreamWiring(Map.of("unknown", List.of()), Map.of(), Map.of())).line());
    }

    @Test
    void whatIsWeakerIsReplaced() {
        assertReplaced(properties(Map.of("%test." + STOCK, "https://stock", STOCK, "https://other")));
        assertReplaced(properties(Map.of(STOCK, "${stock:https://stock}")));
        assertReplaced();
    }

    @Test
    void whatIsStrongerIsRefused() {
        assertRefused(refused("a test resource", STOCK + " to http://localhost:1", STOCK),
                resource(Map.of(STOCK, "http://localhost:1")), properties(Map.of(STOCK, "https://stock")));
        assertRefused(refused("a test resource", "stock/mp-rest/url to http://localhost:1", "stock/mp-rest/url"),
                resource(Map.of("stock/mp-rest/url", "http://localhost:1")));
        assertRefused(refused("a system property or a @TestProfile", STOCK + " to http://localhost:1", STOCK),
                new Source(Map.of(STOCK, "http://localhost:1"), "SysPropConfigSource", 400));
        assertRefused(refused("the environment", STOCK + " to http://localhost:1", STOCK),
                new EnvConfigSource(Map.of("QUARKUS_REST_CLIENT_STOCK_URL", "http://localhost:1"), 300));
        assertRefused(refused(".env", STOCK + " to http://localhost:1", STOCK),
                new Source(Map.of(STOCK, "http://localhost:1"), "EnvConfigSource[source=file:///shop/.env]",
                        295));
        assertRefused(refused("vault", STOCK + " to http://…@localhost:1", STOCK),
                new Source(Map.of(STOCK, "http://me:secret@localhost:1"), "vault", 276));
    }

    @Test
    void aReferenceToSomethingStrongerIsRefused() {
        String message = refused("a test resource", "stock.url, which that property refers to, to http://localhost:1",
                "stock.url");
        ConfigSource strong = resource(Map.of("stock.url", "http://localhost:1"));
        assertRefused(message, strong, properties(Map.of(STOCK, "${stock.url}/api")));
        assertRefused(message, strong, properties(Map.of(STOCK, "${stock.url:https://stock/api}")));
        assertRefused(message, strong, properties(Map.of(STOCK, "${other:${stock.url}}")));
        assertRefused(message, strong, properties(Map.of(STOCK, "${shop.url}", "shop.url", "${stock.url}")));
        assertRefused(refused("a test resource", "stock.port, which that property refers to, to 1", "stock.port"),
                resource(Map.of("stock.port", "1")), properties(Map.of(STOCK, "http://localhost:${stock.port}/api")));
    }

    @Test
    void aReferenceInAListIsRefused() {
        assertRefused(refused("a test resource", "second, which that property refers to, to h", "second"),
                resource(Map.of("second", "h")), properties(Map.of(STOCK, "http://stock:1/api,http://${second}:1/api")));
    }

    /** A mock keeps the path, query and user that are configured. */
    @Test
    void aReferenceInWhatStaysIsKept() {
        assertReplaced(resource(Map.of("version", "v2")), properties(Map.of(STOCK, "https://stock/${version}")));
        assertReplaced(resource(Map.of("key", "abc")), properties(Map.of(STOCK, "https://stock?key=${key}")));
        assertReplaced(resource(Map.of("user", "me")), properties(Map.of(STOCK, "https://${user}:secret@stock/api")));
        assertRefused(refused("a test resource", "host, which that property refers to, to h", "host"),
                resource(Map.of("host", "h")), properties(Map.of(STOCK, "https://me:secret@${host}?key=abc")));
        assertRefused(refused("a test resource", "scheme, which that property refers to, to http", "scheme"),
                resource(Map.of("scheme", "http")), properties(Map.of(STOCK, "${scheme}://me@stock/api")));
    }

    @Test
    void aDefaultThatIsNotUsedIsNoReference() {
        assertReplaced(resource(Map.of("stock.url", "http://localhost:1")),
                properties(Map.of(STOCK, "${shop.url:${stock.url}}", "shop.url", "https://stock")));
    }

    @Test
    void whatTheJvmAndQuarkusSetIsNoReference() {
        assertReplaced(resource(Map.of("user.home", "/home/me", "quarkus.http.port", "1")),
                properties(Map.of(STOCK, "http://localhost:${quarkus.http.port}", "stock/mp-rest/url", "${user.home}/stock")));
    }

    @Test
    void referencesInACircleEnd() {
        assertReplaced(properties(Map.of(STOCK, "${a}", "a", "${b}", "b", "${a}")));
    }
}
