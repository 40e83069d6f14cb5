package io.quarkiverse.handlertesting.classic;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** The addresses of the application and of its mocks, with TLS only, a root path and a management interface. */
@QuarkusTest
@WithTestResource(Certificate.class)
class ClassicAddressesTest {

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;
    @Inject
    @Upstream("stock")
    MockUpstream stock;

    @Test
    void bothWaysAnswerAlike() {
        client.bothWays().get("/orders/7").send().expectStatus(200).expectBody(is("{\"order_id\":\"7\"}"));
    }

    /** Its routes are not those of the application. */
    @Test
    void theManagementInterfaceIsAnotherServer() {
        client.bothWays().get("/packed").send().expectStatus(404);
    }

    @Test
    void aLocationLeadsBack() {
        stock.stub(get("/v2/items/7").willReturn(ok("3")));
        HandlerSession alice = sessions.open("alice");
        for (HandlerClient each : List.of(client.inProcess(), client.overSocket())) {
            String location = each.post("/orders").json(new Order("7", BigDecimal.ONE)).send().expectStatus(201)
                    .header("Location");
            assertEquals("https://localhost:" + RestAssured.port + "/shop/orders/7", location);
            each.get(location).as(alice).send().expectBody("order_id", is("7"));
        }
    }

    @Test
    void aBuilderOfItsRestClientCallsTheMock() {
        stock.stub(get("/north/items/7?key=abc").willReturn(ok("3")));
        client.get("/orders/7/stock/of/north").send().expectBody(is("3"));
        assertEquals(List.of("/north/items/7?key=abc"), stock.calls().stream().map(UpstreamCall::url).toList());
    }
}
