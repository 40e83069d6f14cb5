package io.quarkiverse.handlertesting.behaviour.session;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.behaviour.InnerTestRun;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;

/** A failure of JUnit names a fault of the state that the application keeps for a client. */
@QuarkusTest
class SessionFailuresRunTest {

    private static final String PLANTED = "0123456789abcdef";

    @RegisterExtension
    static final InnerTestRun RUN = new InnerTestRun(Failing.class);

    static class Club {

        void register(@Observes Router router) {
            router.post("/visit/login").handler(exchange -> {
                exchange.queryParam("set").forEach(cookie -> exchange.response().headers().add("Set-Cookie", cookie));
                exchange.response().setStatusCode(204).end();
            });
        }
    }

    public static class Parcel {

        String status = "PAID";
    }

    record ParcelMoved(Parcel parcel) {
    }

    @Path("/parcels")
    public static class Parcels {

        @Inject
        Event<ParcelMoved> moved;

        @POST
        public String move() {
            Parcel parcel = new Parcel();
            moved.fire(new ParcelMoved(parcel));
            parcel.status = "PACKED";
            moved.fire(new ParcelMoved(parcel));
            return parcel.status;
        }
    }

    @QuarkusTest
    static class Failing {

        @Inject
        Events events;
        @Inject
        HandlerClient client;
        @Inject
        Sessions sessions;

        private HandlerSession session(String set) {
            HandlerSession alice = sessions.open("alice");
            client.post("/visit/login").queryParam("set", set).as(alice).send().expectStatus(204);
            return alice;
        }

        @Test
        void keptAtALogin() {
            HandlerSession alice = sessions.open("alice").withCookie("sid", PLANTED);
            client.post("/visit/login").as(alice).send().expectStatus(204);
            assertNotEquals(PLANTED, alice.cookie("sid").value());
        }

        @Test
        void secure() {
            assertTrue(session("sid=" + PLANTED + "; Path=/; Secure").findCookie("sid").isPresent());
        }

        @Test
        void removed() {
            assertEquals(1, session("sid=" + PLANTED + "; Path=/; Max-Age=0").cookies().size());
        }

        @Test
        void removedWithoutValue() {
            assertEquals(1, session("sid=; Path=/; Max-Age=0").cookies().size());
        }

        @Test
        void changed() {
            var moved = events.subscribe(fired(ParcelMoved.class));
            client.post("/parcels").send().expectStatus(200);
            assertEquals(List.of("PAID", "PACKED"),
                    moved.awaitCount(2).stream().map(event -> event.parcel().status).toList());
        }
    }

    private static String explanation(String test) {
        Throwable failure = RUN.failure(test);
        assertEquals(1, failure.getSuppressed().length);
        return failure.getSuppressed()[0].getMessage().replaceAll("\\)#[0-9a-f]{4}", ")#");
    }

    /** The strongest clues. */
    private static List<String> clues(String test) {
        return explanation(test).lines().skip(1).limit(3).map(line -> line.replaceAll("#\\d+", "#N")).toList();
    }

    private static void assertNames(String clue, String test) {
        assertTrue(clues(test).contains(clue), explanation(test));
    }

    @Test
    void saysThatALoginHasKeptTheCookie() {
        assertNames("The login r1 POST /visit/login set no new session cookie: sid is still cookie(16)#, which the client had"
                + " before the login.", "keptAtALogin()");
    }

    @Test
    void saysThatACookieWasNeverKept() {
        assertNames("sid, set by r1 POST /visit/login with Path=/, Secure, was rejected: It is Secure, but http://localhost is"
                + " not. If the application is behind a TLS proxy, open the session with secure().", "secure()");
        assertNames("sid, set by r1 POST /visit/login with Path=/, Max-Age=0, was not kept: Max-Age=0.", "removed()");
        assertTrue(!explanation("removedWithoutValue()").contains("not kept"), explanation("removedWithoutValue()"));
    }

    @Test
    void saysThatAnObjectHasChangedAfterItsEvent() {
        assertTrue(clues("changed()").stream().anyMatch(line -> line.matches("#N and #N carry the same \\S*Parcel; it was"
                + " changed after #N: status \"?PAID\"? -> \"?PACKED\"?\\.")), explanation("changed()"));
    }

    @Test
    void showsNoCookie() {
        for (String test : List.of("keptAtALogin()", "secure()", "removed()")) {
            assertTrue(!explanation(test).contains(PLANTED), explanation(test));
        }
    }
}
