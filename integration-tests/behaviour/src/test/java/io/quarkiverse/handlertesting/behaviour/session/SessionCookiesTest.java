package io.quarkiverse.handlertesting.behaviour.session;

import static io.restassured.config.LogConfig.logConfig;
import static io.restassured.config.RestAssuredConfig.config;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.SessionAssertionError;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.log.LogDetail;
import io.restassured.filter.log.RequestLoggingFilter;

/** The cookies of a session: each session has its own, and sends them as a browser does. */
@QuarkusTest
class SessionCookiesTest extends AliceTestBase {

    @Test
    void areNotSharedBetweenSessions() {
        HandlerSession bob = sessions.open("bob");
        set(alice, "user=alice");
        set(bob, "user=bob");

        assertEquals("user=alice", cookieSeen(alice));
        assertEquals("user=bob", cookieSeen(bob));
        RestAssured.given().get("/echo").then().body(not(containsString("cookie:")));
    }

    @Test
    void areSentByASessionUsedAsAFilter() {
        RestAssured.given().filter(alice).queryParam("cookie", "a=1").get("/set");

        assertEquals("a=1", cookieSeen(alice));
    }

    @Test
    void belongToOneSessionPerRequest() {
        HandlerSession bob = sessions.open("bob");

        assertEquals(
                "A request belongs to one session, but this one has the filters of two, bob and alice. Remove one of them.",
                assertThrows(IllegalStateException.class, () -> alice.given().filter(bob).get("/echo")).getMessage());
        assertEquals(
                "A request belongs to one session, but this one has the filters of two, alice without redirects and alice."
                        + " Remove one of them.",
                assertThrows(IllegalStateException.class, () -> alice.given().filter(alice.follow(false)).get("/echo"))
                        .getMessage());
    }

    @Test
    void areSentOnceIfTheSessionIsNamedTwice() {
        alice.withCookie("a", "1");
        List<Filter> before = List.copyOf(RestAssured.filters());
        RestAssured.filters(alice);
        try {
            alice.given().filter(alice).queryParam("to", "/echo").get("/redirect/302").then()
                    .body(containsString("\ncookie: a=1\n"));
        } finally {
            RestAssured.replaceFiltersWith(before);
        }
    }

    @Test
    void areSentWithTheLongerPathFirst() {
        set(alice, "a=root", "a=deep; Path=/echo");

        assertEquals("a=deep; a=root", cookieSeen(alice));
    }

    @Test
    void areOverriddenByCookiesOfTheRequest() {
        set(alice, "a=jar", "b=jar");

        assertTrue(alice.given().cookie("a", "own").get("/echo").asString().contains("\ncookie: a=own; b=jar\n"));
        assertTrue(alice.given().header("Cookie", "a=header; c=2").get("/echo").asString()
                .contains("\ncookie: a=header; c=2; b=jar\n"));
        assertEquals("a=jar; b=jar", cookieSeen(alice), "it did not get into the jar");
    }

    @Test
    void expireByTheClockOfTheJar() {
        set(alice, "a=1; Max-Age=60");
        alice.jar().setClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(61)));

        assertEquals("", cookieSeen(alice));
    }

    @Test
    void canBeAddedByHandAndReplaced() {
        alice.withCookie("modelhub_session", "seeded");
        assertEquals("modelhub_session=seeded", cookieSeen(alice));

        set(alice, "modelhub_session=new; HttpOnly");
        assertEquals("modelhub_session=new", cookieSeen(alice));
        assertTrue(alice.cookie("modelhub_session").httpOnly());
    }

    @Test
    void cannotInjectHeaders() {
        assertEquals("The value of a cookie cannot have the character \\u000d at index 1: it would not arrive as one cookie."
                + " Encode it.",
                assertThrows(IllegalArgumentException.class, () -> alice.withCookie("a", "1\r\nX-Evil: 1")).getMessage());
        assertEquals("The header X-A cannot have a control character in its value: \"1\\u000d\\u000aX-Evil: 1\".",
                assertThrows(IllegalArgumentException.class, () -> alice.withHeader("X-A", "1\r\nX-Evil: 1")).getMessage());
        alice.given().get("/echo").then().body(not(containsString("evil")));
    }

    // tag::secure[]
    @Test
    void needASecureSessionIfTheyAreSecure() {
        set(alice, "id=1; Secure; HttpOnly");
        assertEquals("", cookieSeen(alice));
        assertEquals(
                "It is Secure, but http://localhost is not. If the application is behind a TLS proxy, open the session with secure().",
                alice.rejected().get(0).reason());

        HandlerSession bob = sessions.open("bob").secure();
        set(bob, "id=1; Secure; HttpOnly", "__Host-id=2; Secure; Path=/");
        assertEquals("id=1; __Host-id=2", cookieSeen(bob));
        bob.given().get("/echo").then().body(containsString("\nx-forwarded-proto: https\n"));
    }
    // end::secure[]

    @Test
    void followARedirectToTheHttpsAddressOfASecureSession() {
        String https = "https://localhost:" + RestAssured.port + "/echo";

        HandlerSession bob = sessions.open("bob").secure();
        set(bob, "id=1; Secure");
        bob.given().queryParam("to", https).get("/redirect/302").then().statusCode(200)
                .body(containsString("\ncookie: id=1\n"));
        assertEquals(https, bob.redirects().get(0).location().toString());
    }

    @Test
    void areSentToTheHttpsAddressOfASecureSession() {
        String https = "https://localhost:" + RestAssured.port + "/echo";

        HandlerSession bob = sessions.open("bob").secure();
        set(bob, "id=1; Secure");
        bob.given().get(https).then().body(containsString("\ncookie: id=1\n"));
        bob.given().queryParam("b", 2).pathParam("page", "echo").get(https.replace("echo", "{page}?a=1")).then().statusCode(200)
                .body(startsWith("GET /echo?b=2&a=1\n"));
    }

    @Test
    void sendACsrfTokenTwiceWithUnsafeMethods() {
        alice.withCsrf("csrf-token", "X-CSRF-TOKEN");
        alice.given().post("/echo").then().body(not(containsString("x-csrf-token")));
        set(alice, "csrf-token=t1");

        alice.given().get("/echo").then().body(not(containsString("x-csrf-token")));
        alice.given().post("/echo").then().body(containsString("\nx-csrf-token: t1\n"));
        alice.given().delete("/echo").then().body(containsString("\nx-csrf-token: t1\n"));
        alice.given().header("X-CSRF-TOKEN", "forged").post("/echo").then().body(containsString("\nx-csrf-token: forged\n"));
        alice.given().queryParam("to", "/echo").post("/redirect/307").then().body(containsString("\nx-csrf-token: t1\n"));
        alice.given().queryParam("to", "/echo").post("/redirect/303").then().body(not(containsString("x-csrf-token")));
    }

    @Test
    void areSentWithDefaultHeadersUnlessTheRequestHasThem() {
        alice.withHeader("X-Tenant", "t1");
        alice.given().get("/echo").then().body(containsString("\nx-tenant: t1\n"));
        alice.given().header("x-tenant", "t2").get("/echo").then().body(containsString("\nx-tenant: t2\n"),
                not(containsString("t1")));

        alice.withHeader("x-tenant", null);
        alice.given().get("/echo").then().body(not(containsString("x-tenant")));
    }

    @Test
    void appearInTheLogOfRestAssured() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        set(alice, "a=1", "b=2; Path=/echo");

        alice.given().filter(new RequestLoggingFilter(LogDetail.COOKIES, new PrintStream(log))).queryParam("to", "/echo")
                .get("/redirect/302");
        assertEquals(List.of("Cookies:\t\ta=1", "Cookies:\t\tb=2", "\t\t\t\ta=1"),
                log.toString().lines().filter(line -> !line.isBlank()).toList());
    }

    @Test
    void appearInTheLogOfAFailedValidation() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        var request = alice.given().config(config().logConfig(logConfig().defaultStream(new PrintStream(log)))).log()
                .ifValidationFails();

        var response = request.get("/start").then();
        assertEquals("", log.toString());
        assertThrows(AssertionError.class, () -> response.statusCode(404));
        assertEquals(List.of("Cookies:\t\t<none>", "Cookies:\t\tstate=s1", "Cookies:\t\tuser=alice"),
                log.toString().lines().filter(line -> line.startsWith("Cookies:")).toList());
    }

    @Test
    void appearInTheTimeline() {
        alice.given().get("/start").then().statusCode(200);

        List<String> exchanges = events.seen().stream()
                .map(event -> masked(event.payload().toString()).replaceAll(" in \\S+ \\S+", ""))
                .toList();
        assertEquals(List.of("GET /start", "GET /start -> 302 [sets state=cookie(2)#]",
                "GET /callback?code=c1 [state=cookie(2)#]", "GET /callback?code=c1 -> 303 [sets state=, user=cookie(5)#]",
                "GET /echo [user=cookie(5)#]", "GET /echo -> 200"),
                exchanges);
    }

    @Test
    void appearInTheTimelineIfVertxSetsThemLast() {
        alice.given().get("/vertx-cookie").then().statusCode(200);

        assertTrue(masked(events.timeline()).contains(" [sets late=cookie(1)#]"), events.timeline());
        assertEquals("1", alice.cookie("late").value());
    }

    @Test
    void areForgottenByClear() {
        set(alice, "a=1", "b=1; Secure");
        alice.clear();

        assertEquals("", cookieSeen(alice));
        assertEquals(List.of(), alice.rejected());
        assertFalse(alice.findCookie("a").isPresent());
    }

    // tag::missing[]
    @Test
    void areExplainedIfMissing() {
        assertEquals("Session alice has no cookie a; nothing has set it.\nIt has no cookies.", missing("a"));

        set(alice, "b=2", "a=1; HttpOnly");
        set(alice, "a=; Max-Age=0");
        assertEquals(
                "Session alice has no cookie a: a, set by r1 GET /set with HttpOnly, was removed by r2 GET /set: Max-Age=0."
                        + "\nIt has these cookies:\n  b=cookie(1)# (localhost /), set by r1 GET /set",
                missing("a"));

        set(alice, "a=1; Secure");
        assertEquals(
                "Session alice has no cookie a: a, set by r3 GET /set with Secure, was rejected: It is Secure, but"
                        + " http://localhost is not. If the application is behind a TLS proxy, open the session with secure()."
                        + "\nIt has these cookies:\n  b=cookie(1)# (localhost /), set by r1 GET /set",
                missing("a"));
    }
    // end::missing[]

    @Test
    void areNotConfusedIfTwoHaveOneName() {
        set(alice, "a=1", "a=2; Path=/x");

        assertEquals("Session alice has 2 cookies named a. Select one from cookies():"
                + "\n  a=cookie(1)# (localhost /), set by r1 GET /set"
                + "\n  a=cookie(1)# (localhost /x), set by r1 GET /set with Path=/x", missing("a"));
    }

    @Test
    void areExplainedByWhatTheTestSaw() {
        set(alice, "b=2");
        String message = assertThrows(SessionAssertionError.class, () -> alice.cookie("a")).getMessage();
        assertEquals("""
                Session alice has no cookie a; nothing has set it.
                It has these cookies:
                  b=cookie(1)# (localhost /), set by r1 GET /set
                So far the test saw:
                  #1  N ms  HTTP  GET /set?cookie=cookie(5)#
                  #2  N ms  HTTP  GET /set?cookie=cookie(5)# -> 200 in N ms [sets b=cookie(1)#]""",
                masked(message).replaceAll("(#\\d) +\\d+ ms", "$1  N ms").replaceAll(" in \\d+ (ms|µs)", " in N ms"));
    }

    /** The message without what the test saw. */
    private String missing(String name) {
        return masked(assertThrows(SessionAssertionError.class, () -> alice.cookie(name)).getMessage()
                .split("\nSo far the test saw:")[0]);
    }

    /** Fingerprints are new in each run. */
    private static String masked(String text) {
        return text.replaceAll("\\)#[0-9a-f]{4}", ")#");
    }

    private static void set(HandlerSession session, String... cookies) {
        session.given().queryParam("cookie", (Object[]) cookies).get("/set").then().statusCode(200);
    }

    private static String cookieSeen(HandlerSession session) {
        return session.given().get("/echo").asString().lines().filter(line -> line.startsWith("cookie: ")).findFirst()
                .map(line -> line.substring("cookie: ".length())).orElse("");
    }
}
