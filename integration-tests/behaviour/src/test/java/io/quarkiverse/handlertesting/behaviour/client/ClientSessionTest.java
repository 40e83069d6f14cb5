package io.quarkiverse.handlertesting.behaviour.client;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A request of a session sends its cookies and follows redirects; a request without a session does neither. */
@QuarkusTest
class ClientSessionTest extends ClientTestBase {

    @Inject
    Sessions sessions;

    // tag::session[]
    @BothWays
    void followsALoginOfThreeSteps(String way) {
        HandlerSession alice = sessions.open("alice");
        HandlerResponse home = client(way).get("/start").as(alice).send();
        home.expectStatus(200).expectBody(containsString("cookie: user=alice")).expectBody(not(containsString("state")));
        assertEquals(List.of("GET 302", "GET 303"),
                alice.redirects().stream().map(redirect -> redirect.method() + " " + redirect.status()).toList());
        assertEquals("alice", alice.cookie("user").value());
    }
    // end::session[]

    @BothWays
    void sharesItsCookiesWithRestAssured(String way) {
        HandlerSession alice = sessions.open("alice");
        client(way).get("/start").as(alice).send();
        alice.given().get("/echo").then().body(containsString("cookie: user=alice"));
    }

    @BothWays
    void followsNoRedirectWithoutASession(String way) {
        HandlerResponse redirect = client(way).get("/start").send();
        redirect.expectStatus(302).expectHeader("Location", "/callback?code=c1");
        assertEquals("s1", redirect.cookie("state").map(Cookie::value).orElseThrow());
        client(way).get("/start").as(sessions.open().follow(false)).send().expectStatus(302);
    }

    @BothWays
    void prefersCookiesOfTheRequest(String way) {
        HandlerSession alice = sessions.open("alice").withCookie("theme", "dark").withCookie("lang", "de");
        client(way).get("/echo").as(alice).cookie("theme", "light").send().expectBody(containsString("theme=light; lang=de"));
    }

    @BothWays
    void addsHeadersOfTheSession(String way) {
        HandlerSession alice = sessions.open("alice").withHeader("X-Tenant", "one").withCookie("csrf", "t").withCsrf("csrf",
                "X-C");
        client(way).post("/echo").as(alice).send().expectBody(containsString("x-tenant: one"))
                .expectBody(containsString("x-c: t"));
        client(way).get("/echo").as(alice).header("X-Tenant", "two").send().expectBody(containsString("x-tenant: two"))
                .expectBody(not(containsString("x-c")));
    }

    @BothWays
    void sendsTheHostOfTheSession(String way) {
        HandlerSession alice = sessions.open("alice").withHeader("Host", "shop.example.com");
        client(way).get("/echo").as(alice).send().expectBody(containsString("host: shop.example.com\n"));
        client(way).get("/echo").as(alice).header("Host", "other.example.com").send()
                .expectBody(containsString("host: other.example.com\n"));
    }

    @BothWays
    void keepsTheHeadersOfTheSessionOverRedirects(String way) {
        HandlerSession alice = sessions.open("alice").withHeader("X-Tenant", "t1").withHeader("Authorization", "Bearer secret");

        client(way).get("/redirect/302?to=/echo").as(alice).send().expectBody(allOf(containsString("\nx-tenant: t1\n"),
                containsString("\nauthorization: Bearer secret\n")));
        client(way).get("/redirect/302?to=http://127.0.0.1:" + RestAssured.port + "/echo").as(alice).send()
                .expectBody(allOf(containsString("\nx-tenant: t1\n"), not(containsString("authorization"))));
        client(way).get("/redirect/302?to=http://a:b@localhost:" + RestAssured.port + "/echo").as(alice).send()
                .expectBody(startsWith("GET /echo\n"));
    }

    @BothWays
    void resendsTheBodyOnlyIfTheRedirectKeepsTheMethod(String way) {
        HandlerSession alice = sessions.open("alice");
        client(way).post("/redirect/307").queryParam("to", "/echo").as(alice).json("{}").send()
                .expectBody(containsString("POST /echo")).expectBody(containsString("content-type: application/json"))
                .expectBody(containsString("\n\n{}"));
        client(way).post("/redirect/303").queryParam("to", "/echo").as(alice).json("{}").send()
                .expectBody(containsString("GET /echo")).expectBody(not(containsString("content-")));
    }

    @BothWays
    void postsTheFormOfAProvidersPage(String way) {
        HandlerSession alice = sessions.open("alice").withHeader("X-Tenant", "t1");
        client(way).post("/redirect/303").queryParam("to", "/form?to=/echo").contentType("application/json").body("{}")
                .as(alice)
                .send().expectBody(allOf(startsWith("POST /echo\n"), containsString("\nx-tenant: t1\n"),
                        containsString("\ncontent-type: application/x-www-form-urlencoded\n"),
                        endsWith("\n\ncode=a+b&state=%C3%BC")));
        assertEquals(List.of("POST 303 to /form", "GET 200 to /echo"), alice.redirects().stream()
                .map(redirect -> redirect.method() + " " + redirect.status() + " to " + redirect.location().getPath())
                .toList());
    }

    @BothWays
    void resendsAFormOnlyIfTheRedirectKeepsTheMethod(String way) {
        HandlerSession alice = sessions.open("alice");
        client(way).get("/form?to=/redirect/307?to=/echo").as(alice).send()
                .expectBody(allOf(startsWith("POST /echo\n"), endsWith("\n\ncode=a+b&state=%C3%BC")));
        client(way).get("/form?to=/redirect/302?to=/echo").as(alice).send()
                .expectBody(allOf(startsWith("GET /echo\n"), not(containsString("content-")), endsWith("\n\n")));
    }

    @BothWays
    void leavesThePageToATestThatFollowsNothing(String way) {
        HandlerSession alice = sessions.open("alice");
        client(way).get("/form?to=/echo").as(alice.follow(false)).send().expectBody(is("the page"));
        client(way).get("/form?to=/echo").send().expectBody(is("the page"));
        client(way).get("/form?to=https://accounts.example.com/").as(alice).send().expectBody(is("the page"));
        assertEquals(List.of(), alice.redirects());
    }

    @BothWays
    void isBehindATlsProxyIfSecure(String way) {
        HandlerSession alice = sessions.open("alice").secure();
        client(way).get("/set").queryParam("cookie", "__Host-s=1; Secure; Path=/").as(alice).send();
        client(way).get("/echo").as(alice).send().expectBody(containsString("__Host-s=1"))
                .expectBody(containsString("x-forwarded-proto: https"));
    }

    @BothWays
    void limitsRedirects(String way) {
        HandlerSession alice = sessions.open("alice");
        AssertionError endless = assertThrows(AssertionError.class, () -> client(way).get("/loop").as(alice).send());
        assertEquals("Session alice went round in a circle, and gave up after 21 redirects: GET /loop -> /loop, 21 rounds.",
                endless.getMessage().lines().findFirst().get());
        events.awaitIdle();
    }

    /** A number alone would be that of an event. */
    @BothWays
    void isNumberedInMessagesIfItHasNoName(String way) {
        HandlerResponse echo = client(way).get("/echo").as(sessions.open()).send();
        AssertionError failure = assertThrows(AssertionError.class, () -> echo.expectStatus(404));
        assertEquals("  > GET /echo, as session 1", failure.getMessage().lines()
                .filter(line -> line.startsWith("  >")).findFirst().orElseThrow());
    }

    @BothWays
    void hasOneCauseForAChainOfRedirects(String way) {
        HandlerResponse home = client(way).get("/start").as(sessions.open("alice")).send();
        assertEquals(1, events.seen().stream().map(event -> event.cause().number()).distinct().count(), events::timeline);
        events.awaitIdle(home);
    }

    @BothWays
    void followsRedirectsBeforeAStream(String way) {
        HandlerSession alice = sessions.open("alice");
        String body = client(way).get("/start").as(alice).stream().expectStatus(200).awaitCompletion().toString();
        assertFalse(body.isEmpty());
        assertEquals("alice", alice.cookie("user").value());
    }
}
