package io.quarkiverse.handlertesting.behaviour.junit;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.behaviour.InnerTestRun;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** A failure points at relations: of a request to what it has caused, of two values, of two requests. */
@QuarkusTest
class RelationsRunTest {

    @RegisterExtension
    static final InnerTestRun RUN = new InnerTestRun(Failing.class);

    record Paid(String card) {
    }

    @RegisterRestClient(baseUri = "http://letters.invalid")
    public interface Letters {

        @POST
        @Path("/letters")
        Uni<String> send();
    }

    @Singleton
    public static class Mail {

        public Uni<String> send() {
            return Uni.createFrom().item("a letter");
        }
    }

    @Path("/relations")
    public static class Shop {

        @Inject
        Event<Paid> paid;
        @Inject
        Mail mail;
        @RestClient
        Letters letters;

        @POST
        @Path("/reminders")
        public Uni<String> remind() {
            mail.send();
            letters.send();
            return Uni.createFrom().item("accepted");
        }

        @POST
        @Path("/deliveries")
        @Produces("application/json")
        public String deliver(String order) {
            Instant ordered = Instant.parse(new JsonObject(order).getString("orderedAt"));
            return JsonObject.of("deliveredOn", ordered.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1).toString())
                    .encode();
        }

        @POST
        @Path("/payments")
        public String pay(String payment) {
            paid.fire(new Paid(new JsonObject(payment).getString("card")));
            return "paid";
        }
    }

    @QuarkusTest
    @ObserveCalls(Mail.class)
    static class Failing {

        @Inject
        HandlerClient client;
        @Inject
        @Upstream("depot")
        MockUpstream depot;

        @Test
        void withoutEffect() {
            client.post("/relations/reminders").send().expectStatus(200);
            depot.verify(postRequestedFor(urlEqualTo("/letters")));
        }

        @Test
        void dates() {
            client.post("/relations/deliveries").json(Map.of("orderedAt", "2026-01-15T23:30:00Z")).send()
                    .expectBody("deliveredOn", is("2026-01-17"));
        }

        @Test
        void twice() {
            for (int i = 0; i < 2; i++) {
                client.post("/relations/payments").header("Idempotency-Key", "k-17").json(Map.of("card", "4711")).send()
                        .expectStatus(200);
            }
            depot.verify(1, postRequestedFor(urlEqualTo("/charges")));
        }

        @Test
        void twiceByRestAssured() {
            for (int i = 0; i < 2; i++) {
                given().contentType("application/json").body("{\"card\":\"4711\"}").post("/relations/payments").then()
                        .statusCode(200);
            }
            depot.verify(1, postRequestedFor(urlEqualTo("/charges")));
        }
    }

    private static String clues(Throwable failure, int count) {
        return failure.getMessage().lines().skip(1).limit(count).collect(Collectors.joining("\n"));
    }

    private static String clueBeside(String test, int count) {
        return clues(RUN.failure(test).getSuppressed()[0], count);
    }

    @Test
    void aRequestThatHasLedToNothingIsNamed() {
        assertEquals("r1 POST /relations/reminders was answered with 200, and has caused and started nothing: no task, call,"
                + " message or statement.\nRelationsRunTest.Mail.send, which r1 called, returned a Uni that was never subscribed to.\n"
                + "The REST client has not sent POST http://letters.invalid/letters: the Uni that r1 got for it was never subscribed to.",
                clueBeside("withoutEffect()", 3));
    }

    @Test
    void datesThatDifferAsTwoZonesDoArePointedAt() {
        assertEquals(
                "The dates differ by one day: the request has the instant 2026-01-15T23:30:00Z, which is on the 15th in UTC"
                        + " and on the 16th at UTC+1 (the default time zone of the JVM is " + ZoneId.systemDefault().getId()
                        + ").",
                clues(RUN.failure("dates()"), 1));
    }

    @Test
    void aRequestThatWasHandledTwiceIsNamed() {
        assertEquals("r1 and r2 are equal: POST /relations/payments with the same body and the same Idempotency-Key; both were"
                + " handled, and caused the same: 1 CDI.", clueBeside("twice()", 1));
        assertEquals("r1 and r2 are equal: POST /relations/payments with the same body; both were handled, and caused the same:"
                + " 1 CDI.", clueBeside("twiceByRestAssured()", 1));
    }
}
