package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;

/** A client with defaults: each request begins with them, and its own steps replace them. */
class ClientDefaultsTest {

    private final FakeApplication application = new FakeApplication();
    private final HandlerSession alice = Sessions.standalone().open("alice").withCookie("id", "a");
    private final HandlerSession bob = Sessions.standalone().open("bob").withCookie("id", "b");

    @Test
    void addsAHeaderToEachRequest() throws Exception {
        HandlerClient tenant = application.client.header("X-Tenant", "a").header("X-Trace", "1");
        assertEquals("a", sent(tenant.get("/models")).headers().get("X-Tenant"));
        assertEquals("1", sent(tenant.delete("/models/7")).headers().get("X-Trace"));
        assertNull(sent(application.client.get("/models")).headers().get("X-Tenant"));
    }

    @Test
    void aHeaderOfTheRequestReplacesTheDefault() throws Exception {
        HandlerClient tenant = application.client.header("X-Tenant", "a");
        HandlerRequest request = tenant.get("/models").header("x-tenant", "b").header("X-Tenant", "c");
        assertEquals(List.of("b", "c"), sent(request).headers().getAll("X-Tenant"));
        assertEquals(List.of("d"), sent(tenant.header("X-Tenant", "d").get("/models")).headers().getAll("X-Tenant"));
        assertEquals(List.of("text/plain"), sent(application.client.header("Accept", "application/json").get("/models")
                .accept("text/plain")).headers().getAll("Accept"));
        assertEquals(List.of("text/css"), sent(application.client.header("Content-Type", "application/json").post("/models")
                .contentType("text/css").body("a {}")).headers().getAll("Content-Type"));
    }

    @Test
    void credentialsOfTheRequestReplaceTheDefault() throws Exception {
        HandlerClient client = application.client.header("Authorization", "Bearer default");
        assertEquals(List.of("Bearer own"), sent(client.get("/models").bearerAuth("own")).headers().getAll("Authorization"));
        HandlerRequest both = client.get("/models").basicAuth("a", "b").header("Authorization", "Bearer second");
        assertEquals(2, sent(both).headers().getAll("Authorization").size());
    }

    @Test
    void belongsToASession() throws Exception {
        // tag::defaults[]
        HandlerClient client = application.client.as(alice);
        HandlerRequest asAlice = client.get("/me");
        HandlerRequest asBob = client.get("/me").as(bob);
        HandlerRequest withoutSession = client.get("/me").anonymous();
        // end::defaults[]
        assertEquals("id=a", sent(asAlice).headers().get("Cookie"));
        assertEquals("id=b", sent(asBob).headers().get("Cookie"));
        assertEquals("id=b", sent(client.as(bob).get("/me")).headers().get("Cookie"));
        assertNull(sent(withoutSession).headers().get("Cookie"));
    }

    @Test
    void keepsItsDefaultsOnAnotherTransport() throws Exception {
        assertEquals("a", sent(application.client.header("X-Tenant", "a").inProcess().get("/")).headers().get("X-Tenant"));
    }

    @Test
    void refusesAMistakeAtOnce() {
        assertEquals("Invalid header name: \"a b\".",
                assertThrows(IllegalArgumentException.class, () -> application.client.header("a b", "c")).getMessage());
        assertThrows(IllegalArgumentException.class, () -> application.client.within(Duration.ZERO));
        assertThrows(NullPointerException.class, () -> application.client.as((HandlerSession) null));
    }

    private OutgoingRequest sent(HandlerRequest request) throws InterruptedException {
        application.answered(request, exchange -> exchange.head(200));
        return application.transport.next().sent();
    }
}
