package io.quarkiverse.handlertesting.behaviour.session;

import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A message about a request of a session says which cookies the request sent, which it did not send, and why. */
@QuarkusTest
class WithheldCookiesTest extends AliceTestBase {

    @Inject
    HandlerClient client;

    static class Shop {

        void register(@Observes Router router) {
            // Sets the cookie of the query.
            router.post("/shop/login").handler(exchange -> {
                exchange.queryParam("set").forEach(cookie -> exchange.response().headers().add("Set-Cookie", cookie));
                exchange.response().setStatusCode(204).end();
            });
            router.get("/shop/account").handler(
                    exchange -> exchange.response().setStatusCode(exchange.request().getCookie("shop") == null ? 401 : 200)
                            .end());
            router.get("/shop/broken").handler(exchange -> exchange.response().setStatusCode(500).end());
            router.get("/shop/incomplete").handler(exchange -> exchange.response().setStatusCode(400).end());
            // A login whose cookie is not for the page that needs it.
            router.get("/club/page").handler(exchange -> redirect(exchange, "/club/auth/login"));
            router.get("/club/auth/login").handler(exchange -> redirect(exchange,
                    "/club/auth/callback?code=" + number() + "&state=" + number()));
            router.get("/club/auth/callback").handler(exchange -> {
                exchange.response().headers().add("Set-Cookie", "member=" + number() + "; Path=/club/auth");
                redirect(exchange, "/club/page");
            });
        }

        /** Another one for each round. */
        private static long number() {
            return 10_000_000_000_000L + System.nanoTime() % 1_000_000_000;
        }

        private static void redirect(RoutingContext exchange, String to) {
            exchange.response().setStatusCode(302).putHeader("Location", to).end();
        }
    }

    // tag::withheld[]
    @Test
    void nameTheirPathWhereTheApplicationRefusesTheRequest() {
        client.post("/shop/login").queryParam("set", "shop=c4175c94; Path=/shop/login; HttpOnly").as(alice).send();

        assertEquals(
                """
                        Expected status 200, but it was 401:
                        shop, set by r1 POST /shop/login with Path=/shop/login, HttpOnly, was not sent to /shop/account.
                        r2 was answered with 401 at WithheldCookiesTest.java:N.
                          > GET /shop/account, as alice
                          < 401 Unauthorized in N ms
                        Cookies of session alice:
                          shop, set by r1 POST /shop/login with Path=/shop/login, HttpOnly, was not sent to /shop/account
                        The test saw:
                          #1  N ms  r1  HTTP  POST /shop/login?set=shop%3Dcookie(8)#%3B%20Path%3D%2Fshop%2Flogin%3B%20HttpOnly
                          #2  N ms  r1  HTTP  POST /shop/login?set=shop%3Dcookie(8)#%3B%20Path%3D%2Fshop%2Flogin%3B%20HttpOnly -> 204 in N ms [sets shop=cookie(8)#]
                          #3  N ms  r2  HTTP  GET /shop/account
                          #4  N ms  r2  HTTP  GET /shop/account -> 401 in N ms""",
                message(() -> client.get("/shop/account").as(alice).send().expectStatus(200)));
    }
    // end::withheld[]

    @Test
    void saySoIfTheyAreSecure() {
        client.post("/shop/login").queryParam("set", "shop=c4175c94; Path=/; Secure").as(alice).send();

        assertEquals("shop, set by r1 POST /shop/login with Path=/, Secure, was rejected: It is Secure, but http://localhost is"
                + " not. If the application is behind a TLS proxy, open the session with secure().", clue("/shop/account"));
    }

    @Test
    void saySoIfTheyWereRemoved() {
        client.post("/shop/login").queryParam("set", "shop=c4175c94; Path=/").as(alice).send();
        client.post("/shop/login").queryParam("set", "shop=; Path=/; Max-Age=0").as(alice).send();

        assertEquals("shop, set by r1 POST /shop/login with Path=/, was removed by r2 POST /shop/login: Max-Age=0.",
                clue("/shop/account"));
    }

    @Test
    void areAClueWhereTheRequestSentNoneAndHasFailed() {
        client.post("/shop/login").queryParam("set", "shop=c4175c94; Path=/; Secure").as(alice).send();
        assertEquals("shop, set by r1 POST /shop/login with Path=/, Secure, was rejected: It is Secure, but http://localhost is"
                + " not. If the application is behind a TLS proxy, open the session with secure().", clue("/shop/incomplete"));
    }

    @Test
    void saySoIfThereWasNone() {
        assertEquals("Session alice sent no cookie, since nothing has set one.", clue("/shop/account"));
    }

    @Test
    void areNoClueWhereAnotherCookieWasSentAndTheRequestWasNotRefused() {
        client.post("/shop/login").queryParam("set", "shop=1; Path=/").queryParam("set", "refresh=2; Path=/shop/refresh")
                .as(alice).send();

        assertEquals(
                """
                        Expected status 200, but it was 500:
                        r2 was answered with 500 at WithheldCookiesTest.java:N.
                          > GET /shop/broken, as alice
                          > Cookie: shop=cookie(1)#
                          < 500 Internal Server Error in N ms
                        Cookies of session alice:
                          shop=cookie(1)#, set by r1 POST /shop/login with Path=/, was sent
                          refresh, set by r1 POST /shop/login with Path=/shop/refresh, was not sent to /shop/broken
                        The test saw:
                          #1  N ms  r1  HTTP  POST /shop/login?set=shop%3Dcookie(1)#%3B%20Path%3D%2F&set=refresh%3Dcookie(1)#%3B%20Path%3D%2Fshop%2Frefresh
                          #2  N ms  r1  HTTP  POST /shop/login?set=shop%3Dcookie(1)#%3B%20Path%3D%2F&set=refresh%3Dcookie(1)#%3B%20Path%3D%2Fshop%2Frefresh -> 204 in N ms [sets shop=cookie(1)#, refresh=cookie(1)#]
                          #3  N ms  r2  HTTP  GET /shop/broken [shop=cookie(1)#]
                          #4  N ms  r2  HTTP  GET /shop/broken -> 500 in N ms""",
                message(() -> client.get("/shop/broken").as(alice).send().expectStatus(200)));
    }

    /** RestAssured's requests, too: the clue is that of the last request. */
    @Test
    void areAClueToAWaitAfterARefusedRequest() {
        alice.given().queryParam("set", "shop=1; Path=/x").post("/shop/login");
        alice.given().get("/shop/account");

        assertEquals("shop, set by r1 POST /shop/login with Path=/x, was not sent to /shop/account.",
                line(message(() -> events.subscribe(named("bought")).within(ZERO).await()), 1));
    }

    @Test
    void areNoClueToAWaitAfterARequestThatWasNotRefused() {
        alice.given().queryParam("set", "shop=1; Path=/x").post("/shop/login");
        alice.given().get("/shop/account");
        alice.given().get("/shop/broken");

        assertEquals("Nothing of this test is running any more.",
                line(message(() -> events.subscribe(named("bought")).within(ZERO).await()), 1));
    }

    @Test
    void areMissedByARequestWithoutTheSession() {
        client.post("/shop/login").queryParam("set", "shop=1; Path=/").as(alice).send();

        assertEquals("The request was sent without a session; session alice has the cookie shop.",
                line(message(() -> client.get("/shop/account").send().expectStatus(200)), 1));
    }

    // tag::circle[]
    @Test
    void areTheReasonOfALoginThatGoesInCircles() {
        String message = message(() -> client.get("/club/page").as(alice).send());

        assertTrue(message.startsWith("""
                Session alice went round in a login, and gave up after 21 redirects: GET /club/page -> /club/auth/login\
                 -> /club/auth/callback -> /club/page, 7 rounds.
                member, set by r1 GET /club/auth/callback with Path=/club/auth, was not sent to /club/page.
                The last round:
                  GET /club/page -> 302
                  GET /club/auth/login -> 302
                  GET /club/auth/callback?code=code(14)#&state=state(14)# -> 302
                Cookies of session alice for r1 GET /club/page:
                  member, set by r1 GET /club/auth/callback with Path=/club/auth, was not sent to /club/page
                It has caused:
                """), message);
    }
    // end::circle[]

    @Test
    void areTheReasonOfALoginOfRestAssuredThatGoesInCircles() {
        assertEquals("member, set by r1 GET /club/auth/callback with Path=/club/auth, was not sent to /club/page.",
                line(message(() -> alice.given().get("/club/page")), 1));
        assertEquals(21, alice.redirects().size());
    }

    @Test
    void areNotNamedWhereNoSessionIsUsed() {
        String message = message(() -> client.get("/shop/broken").send().expectStatus(200));

        assertTrue(!message.replace("WithheldCookiesTest.java", "").contains("ookie"), message);
        RestAssured.given().get("/shop/broken").then().statusCode(500);
    }

    /** {@code quarkus.handler-testing.mask.names} of this application. */
    @Test
    void areMaskedAsOtherSecretsThatAreConfigured() {
        String message = message(() -> client.post("/shop/login").header("X-Token", "c4175c94").formParam("IBAN", "DE02")
                .send().expectStatus(200));

        assertTrue(message.contains("  > X-Token: token(8)#\n") && message.contains("  > IBAN=value(4)#\n"), message);
    }

    private String clue(String path) {
        return line(message(() -> client.get(path).as(alice).send().expectStatus(200)), 1);
    }

    private static String line(String message, int index) {
        return message.lines().skip(index).findFirst().orElseThrow();
    }

    private static String message(Runnable failing) {
        return assertThrows(HandlerAssertionError.class, failing::run).getMessage().replaceAll("\\)#[0-9a-f]{4}", ")#")
                .replaceAll(" +\\d+ ms  (r\\d  )?HTTP", "  N ms  $1HTTP").replaceAll("in \\d+ (ms|µs)", "in N ms")
                .replaceAll("java:\\d+", "java:N");
    }
}
