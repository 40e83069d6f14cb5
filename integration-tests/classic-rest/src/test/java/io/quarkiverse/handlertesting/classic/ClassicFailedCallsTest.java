package io.quarkiverse.handlertesting.classic;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.quarkiverse.handlertesting.events.Selectors.calledOut;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;

import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.http.Fault;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.FailedCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A request of RESTEasy Classic's client that gets no response is in the timeline, with its reason. */
@QuarkusTest
@WithTestResource(Certificate.class)
class ClassicFailedCallsTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    @Upstream("stock")
    MockUpstream stock;

    @Test
    void aCallIsSeen() {
        cut("/north/items/7");
        var failed = events.subscribe(named("GET http://localhost:" + stock.port() + "/north/items/7"));
        client.get("/orders/7/stock/of/north").send().expectStatus(500);
        RecordedEvent event = failed.await();
        assertEquals("GET /shop/orders/7/stock/of/north", event.cause().description());
        assertEquals(ProcessingException.class, event.failure().getClass());
        FailedCall call = (FailedCall) event.payload();
        assertEquals("GET", call.method());
        assertEquals(
                "ProcessingException: RESTEASY004655: Unable to invoke request: java.net.SocketException: Connection reset",
                call.reason());
        failed.expectNone();
    }

    @Test
    void anAsynchronousCallIsSeen() {
        cut("/v2/items/7/later");
        var failed = events.subscribe(named("GET http://localhost:" + stock.port() + "/v2/items/7/later"));
        client.get("/orders/7/stock").send().expectStatus(500);
        assertEquals("GET /shop/orders/7/stock", failed.await().cause().description());
    }

    private void cut(String path) {
        stock.stub(get(urlPathEqualTo(path)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    @Test
    void aFailedCallIsADetailToo() {
        cut("/north/items/7");
        var calls = events.subscribe(calledOut());
        client.get("/orders/7/stock/of/north").send().expectStatus(500);
        CallOut call = calls.await();
        assertEquals("http://localhost:" + stock.port() + "/north/items/7", call.target());
        assertEquals(Stage.FAILED, call.stage());
        calls.expectNone();
    }

    @Test
    void aCallThatIsAnsweredIsADetail() {
        stock.stub(get("/v2/items/7/later").willReturn(ok("3")));
        var calls = events.subscribe(calledOut());
        client.get("/orders/7/stock").send().expectBody(is("3"));
        CallOut call = calls.await();
        assertEquals(new CallOut("GET", "http://localhost:" + stock.port() + "/v2/items/7/later", Stage.ANSWERED, 200,
                call.duration(), 1, null), call);
        calls.expectNone();
    }

    @Test
    void aCallThatIsAnsweredIsNot() {
        stock.stub(get("/v2/items/7/later").willReturn(ok("3")));
        client.get("/orders/7/stock").send().expectBody(is("3"));
        events.awaitIdle();
        assertEquals(List.of(Origin.HTTP, Origin.UPSTREAM, Origin.HTTP),
                events.seen().stream().map(RecordedEvent::origin).toList());
    }
}
