package io.quarkiverse.handlertesting.behaviour.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.quarkiverse.handlertesting.events.Selectors.called;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;
import io.quarkus.test.junit.QuarkusTest;

/** The services that the application calls are upstreams of its test, and no test configures an address. */
@QuarkusTest
class UpstreamTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    // tag::fields[]
    @Inject
    @Upstream("stock") // a config key
    MockUpstream stock;
    @Inject
    @Upstream("Prices") // an interface
    MockUpstream prices;
    @Inject
    @Upstream(value = "mail", property = "shop.mail") // a config property with the address
    MockUpstream mail;
    // end::fields[]

    @Test
    void aStubOfAFileIsThereWhenTheApplicationStarts() {
        client.get("/shop/start").send().expectBody(is("of a file"));
    }

    @Test
    void aStubOfTheTestTakesPrecedence() {
        stock.stub(get("/api/items/7").willReturn(ok("of the test")));
        client.get("/shop/item").send().expectBody(is("of the test"));
        stock.verify(getRequestedFor(urlEqualTo("/api/items/7")));
    }

    @Test
    void theNextTestDoesNotHaveTheStub() {
        client.get("/shop/item").send().expectBody(is("of a file"));
    }

    @Test
    void aClientIsFoundByItsNameAndKeepsItsPath() {
        prices.stub(post("/v1/price").withRequestBody(equalTo("7")).willReturn(ok("cheap")));
        client.get("/shop/price").send().expectBody(is("cheap"));
    }

    @Test
    void anyPropertyHoldsAnAddress() {
        client.get("/shop/mail").send().expectBody(is(mail.url()));
    }

    @Test
    void callsAreEventsOfTheRequestThatCausedThem() {
        var calls = events.subscribe(called("stock"));
        client.get("/shop/item").send().expectStatus(200);
        assertEquals(200, calls.await().status());
        UpstreamCall call = stock.awaitCall(getRequestedFor(urlEqualTo("/api/items/7")));
        assertEquals("GET path /api/items/7 \"an item\"", call.stub());
        assertEquals("""
                #1  N ms  HTTP      GET /shop/item
                  #2  N ms  UPSTREAM  stock GET /api/items/7 -> 200 in N ms, 9 bytes: of a file
                  #4  N ms  HTTP      GET /shop/item -> 200 in N ms""",
                events.timeline().strip().replaceAll(" +\\d+ ms  (HTTP|UPS)", "  N ms  $1").replaceAll(
                        "in \\d+ (ms|µs)(, until \\d+ ms)?",
                        "in N ms"));
        assertEquals("GET /shop/item", events.seen().get(1).cause().description());
    }
}
