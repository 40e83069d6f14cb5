package io.quarkiverse.handlertesting.classic;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ZERO;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;

/** A test sees the same of an application with RESTEasy Classic as of one with Quarkus REST. */
@QuarkusTest
@WithTestResource(Certificate.class)
class ClassicRestTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;
    @Inject
    @Upstream("stock")
    MockUpstream stock;
    @Inject
    @Upstream(value = "sso", property = "quarkus.oidc.auth-server-url")
    MockUpstream sso;

    @BeforeEach
    void provider() {
        OidcUpstream.on(sso).user("alice").login("alice");
    }

    private HandlerClient client(String way) {
        return way.equals(BothWays.IN_PROCESS) ? client.inProcess() : client.overSocket();
    }

    @BothWays
    void bodiesAreJsonOfTheApplication(String way) {
        stock.stub(get("/v2/items/7").willReturn(ok("3")));
        client(way).post("/orders").json(new Order("7", new BigDecimal("88257020.93"))).send().expectStatus(201)
                .expectBody("order_id", is("7")).expectBody("total_price", is(88257020.93));
    }

    @BothWays
    void strictJsonNeedsJackson(String way) {
        HandlerResponse response = client(way).get("/orders/none").send();
        assertEquals("Strict JSON needs Jackson: add quarkus-rest-jackson. JSON-B has no such mode.",
                assertThrows(IllegalStateException.class, () -> response.strictJson(Order.class)).getMessage());
    }

    @BothWays
    void workInTheBackgroundIsWaitedFor(String way) {
        stock.stub(get("/v2/items/7").willReturn(ok("3")));
        var placed = events.subscribe(fired(OrderPlaced.class));
        events.awaitIdle(client(way).post("/orders").json(new Order("7", BigDecimal.ONE)).send());
        assertEquals(List.of(new OrderPlaced("7")), placed.seen());
    }

    @BothWays
    void aCallOfItsRestClientBelongsToTheRequest(String way) {
        stock.stub(get("/v2/items/7").willReturn(ok("3")));
        client(way).post("/orders").json(new Order("7", BigDecimal.ONE)).send().expectStatus(201);
        assertEquals(List.of("POST /shop/orders"), causesOfCalls());
    }

    @BothWays
    void anAsynchronousCallOfItsRestClientBelongsToTheRequest(String way) {
        stock.stub(get("/v2/items/7/later").willReturn(ok("3")));
        client(way).get("/orders/7/stock").send().expectBody(is("3"));
        assertEquals(List.of("GET /shop/orders/7/stock"), causesOfCalls());
    }

    private List<String> causesOfCalls() {
        return events.seen().stream().filter(event -> event.origin() == Origin.UPSTREAM)
                .map(event -> event.cause() == null ? null : event.cause().description()).toList();
    }

    /** A warehouse that packs until the test releases it. */
    private static final class HeldWarehouse extends Warehouse {

        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public void pack(String id) throws InterruptedException {
            started.countDown();
            assertTrue(released.await(30, TimeUnit.SECONDS), "The test does not release its handler.");
        }
    }

    @BothWays
    void aHandlerIsWaitedForAfterItsClientHasLeft(String way) throws InterruptedException {
        var held = new HeldWarehouse();
        QuarkusMock.installMockForType(held, Warehouse.class);
        var placed = events.subscribe(fired(OrderPlaced.class));
        var exchange = events.subscribe(named("POST /shop/orders/7/shipment"));
        var sent = client(way).post("/orders/7/shipment").sendAsync().subscribe().with(response -> {
        }, failure -> {
        });
        try {
            assertTrue(held.started.await(30, TimeUnit.SECONDS), "The handler does not start.");
            sent.cancel();
            exchange.awaitCount(2); // its begin and its end
            assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        } finally {
            held.released.countDown();
        }
        events.awaitIdle();
        assertEquals(List.of(new OrderPlaced("7")), placed.seen());
    }

    @BothWays
    void aStreamOfEventsIsReadWhileItIsOpen(String way) {
        var steps = client(way).get("/orders/7/steps").sse();
        assertEquals("packed", steps.await().data());
        assertEquals("sent", steps.await().data());
        steps.awaitCompletion();
    }

    @BothWays
    void aUserLogsInAndOut(String way) {
        HandlerSession alice = sessions.open("alice");
        client(way).get("/own/name").as(alice).send().expectStatus(200).expectBody(is("alice"));
        client(way).get("/logout").as(alice).send().expectStatus(200).expectBody(is("Goodbye"));
        OidcUpstream.on(sso).user("bob").login("bob");
        client(way).get("/own/name").as(alice).send().expectStatus(200).expectBody(is("bob"));
    }

    @BothWays
    void theIdTokenIsThatOfTheLogin(String way) {
        OidcUpstream.on(sso).user("alice", Map.of("email", "alice@example.com")).login("alice");
        client(way).get("/own/address").as(sessions.open("alice")).send().expectBody(is("alice has alice@example.com"));
    }

    @BothWays
    void theIdTokenHasTheClaimsOfTheTestUser(String way) {
        TestUser carol = TestUser.user("carol").claim("email", "carol@example.com");
        client(way).get("/own/address").as(carol).send().expectBody(is("carol has carol@example.com"));
    }

    @BothWays
    void aUserWithoutClaimsHasNoIdToken(String way) {
        client(way).get("/own/address").as("carol").send().expectBody(is("null has null"));
    }

    @BothWays
    void aRequestActsAsAUser(String way) {
        client(way).get("/own/name").as("carol").send().expectStatus(200).expectBody(is("carol"));
    }
}
