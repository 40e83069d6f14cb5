package io.quarkiverse.handlertesting.behaviour.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;
import io.quarkus.test.junit.QuarkusTest;

/** A mock replaces scheme, host and port of an address; the rest stays as it is, whatever gives the address. */
@QuarkusTest
class ConfiguredAddressTest {

    @Inject
    HandlerClient client;
    @Inject
    @Upstream(value = "geography", property = "geo.url")
    MockUpstream geo;
    @Inject
    @Upstream(value = "geography", property = "geo.keyed")
    MockUpstream keyed;
    @Inject
    @Upstream(value = "geography", property = "geo.root")
    MockUpstream root;
    @Inject
    @Upstream(value = "geography", property = "geo.bare")
    MockUpstream bare;
    @Inject
    @Upstream("hub-uri")
    MockUpstream ofUri;
    @Inject
    @Upstream("hub-mp")
    MockUpstream ofMicroProfile;
    @Inject
    @Upstream("hub-mp-uri")
    MockUpstream ofMicroProfileUri;
    @Inject
    @Upstream("hub-override")
    MockUpstream ofOverride;
    @Inject
    @Upstream("hub-built")
    MockUpstream built;

    @ConfigProperty(name = "geo.url")
    String geoUrl;
    @ConfigProperty(name = "geo.keyed")
    String keyedUrl;
    @ConfigProperty(name = "geo.root")
    String rootUrl;
    @ConfigProperty(name = "geo.bare")
    String bareUrl;

    @Test
    void slashAndQueryStay() {
        assertEquals(geo.url() + "/v2/lookup", geoUrl + "lookup");
        assertEquals(keyed.url() + "/v2/?key=abc&q=Rome", keyedUrl + "&q=Rome");
        assertEquals(root.url() + "/lookup", rootUrl + "lookup");
    }

    @Test
    void anAddressWithoutASchemeStaysOne() {
        assertEquals(bare.url() + "/v2/lookup", "http://" + bareUrl + "lookup");
    }

    private void assertCalled(String address, MockUpstream hub, String hubName) {
        hub.stub(get(anyUrl()).willReturn(ok("mocked")));
        client.get("/hubs/{hub}", hubName).send().expectBody(is("mocked"));
        assertEquals(List.of(address), hub.calls().stream().map(UpstreamCall::url).toList());
    }

    @Test
    void uriTakesPrecedenceOverUrl() {
        assertCalled("/uri/items", ofUri, "uri");
    }

    @Test
    void theNamesOfMicroProfileAreRead() {
        assertCalled("/mp/items", ofMicroProfile, "mp");
        assertCalled("/mp-uri/items", ofMicroProfileUri, "mp-uri");
    }

    @Test
    void overrideUriTakesPrecedence() {
        assertCalled("/override/items", ofOverride, "override");
    }

    @Test
    void aBuilderKeepsItsPath() {
        assertCalled("/built/by/items?key=abc", built, "built");
    }

    @Test
    void aBuilderOfQuarkusKeepsItsPath() {
        assertCalled("/quarkus/items", built, "quarkus");
    }
}
