package io.quarkiverse.handlertesting.behaviour.session;

import static io.restassured.config.RedirectConfig.redirectConfig;
import static io.restassured.config.RestAssuredConfig.config;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;

/** A session follows redirects itself, and loses no cookie and no cause on the way. */
@QuarkusTest
class RedirectsTest extends AliceTestBase {

    @Test
    void keepTheCookiesOfEachResponse() {
        alice.given().get("/start").then().statusCode(200).body(startsWith("GET /echo\n"),
                containsString("\ncookie: user=alice\n"));

        assertEquals(List.of("user"), alice.cookies().stream().map(cookie -> cookie.name()).toList());
        assertEquals(List.of("302 to /callback?code=c1", "303 to /echo"), redirects(alice));
    }

    @Test
    void haveOneCauseForAllRequests() {
        var response = alice.given().get("/start");

        events.awaitIdle(response);
        assertEquals(
                List.of("GET /start", "GET /start -> 302", "GET /callback?code=c1", "GET /callback?code=c1 -> 303", "GET /echo",
                        "GET /echo -> 200"),
                events.seen().stream().map(event -> event.payload().toString().replaceAll(" (in|\\[).*", "")).toList());
        assertEquals(1, events.seen().stream().map(event -> event.cause().number()).distinct().count());
        assertEquals(1, events.seen().get(0).cause().number());
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 303 })
    void turnAPostIntoAGetWithoutABody(int status) {
        alice.given().contentType(ContentType.JSON).body("{}").header("X-Tenant", "t1").queryParam("to", "/echo?a=b")
                .post("/redirect/" + status).then().statusCode(200).body(startsWith("GET /echo?a=b\n"),
                        containsString("\nx-tenant: t1\n"), not(containsString("content-")), endsWith("\n\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 307, 308 })
    void keepMethodAndBodyIfTheStatusRequiresIt(int status) {
        alice.given().contentType(ContentType.JSON).body("{\"a\":1}").queryParam("to", "/echo").put("/redirect/" + status)
                .then()
                .body(startsWith("PUT /echo\n"), containsString("content-type: application/json"), endsWith("\n\n{\"a\":1}"));
        alice.given().formParam("a", "1 2", "=").param("b", "ü").queryParam("to", "/echo").post("/redirect/" + status).then()
                .body(startsWith("POST /echo\n"), endsWith("\n\nb=%FC&a=1+2&a=%3D"), containsString("ISO-8859-1"));
        alice.given().body(new byte[] { 'x', 'y' }).queryParam("to", "/echo").post("/redirect/" + status).then()
                .body(startsWith("POST /echo\n"), endsWith("\n\nxy"));
        alice.given().multiPart("upload", "a.txt", "content".getBytes()).multiPart("note", "text", "text/plain")
                .queryParam("to", "/echo").post("/redirect/" + status)
                .then()
                .body(startsWith("POST /echo\n"), containsString("name=\"upload\"; filename=\"a.txt\""),
                        containsString("\ncontent\r\n"), containsString("name=\"note\""), containsString("\ntext\r\n"));
    }

    @Test
    void keepAFileAndAFieldWithoutAValue(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "content");
        alice.given().contentType(ContentType.TEXT).body(file.toFile()).queryParam("to", "/echo").post("/redirect/307").then()
                .body(startsWith("POST /echo\n"), endsWith("\n\ncontent"));
        alice.given().formParam("agree").formParam("a", "1").queryParam("to", "/echo").post("/redirect/308").then()
                .body(startsWith("POST /echo\n"), endsWith("\n\nagree&a=1"));
    }

    @Test
    void reportABodyThatCanBeReadOnlyOnce() {
        var request = alice.given().multiPart("file", "a.txt", new ByteArrayInputStream(new byte[] { 1 })).queryParam("to",
                "/echo");

        assertEquals("The request was redirected with its body (307 or 308), but the part file is an InputStream, which can be"
                + " read only once. Give it as bytes, as a String or as a File.",
                assertThrows(IllegalStateException.class, () -> request.post("/redirect/307")).getMessage());
    }

    @Test
    void postTheFormOfAProvidersPage() {
        alice.given().contentType(ContentType.JSON).body("{}").queryParam("to", "/form?to=/echo").post("/redirect/302").then()
                .body(startsWith("POST /echo\n"), containsString("\ncontent-type: application/x-www-form-urlencoded"),
                        endsWith("\n\ncode=a+b&state=%C3%BC"));
        assertEquals(List.of("302 to /form?to=/echo", "200 to /echo"), redirects(alice));
        alice.given().queryParam("to", "/redirect/307?to=/echo").get("/form").then().body(startsWith("POST /echo\n"),
                endsWith("\n\ncode=a+b&state=%C3%BC"));
        alice.given().queryParam("to", "/redirect/302?to=/echo").get("/form").then().body(startsWith("GET /echo\n"),
                not(containsString("content-")), endsWith("\n\n"));
        alice.follow(false).given().queryParam("to", "/echo").get("/form").then().body(is("the page"));
    }

    @Test
    void sendCookiesToMatchingPathsOnly() {
        alice.given().queryParam("cookie", "a=deep; Path=/set/below", "b=here; Path=/echo").get("/set");

        alice.given().queryParam("to", "/echo").get("/redirect/302").then().body(containsString("\ncookie: b=here\n"));
    }

    @Test
    void canBeSwitchedOff() {
        alice.follow(false).given().get("/start").then().statusCode(302);
        alice.given().redirects().follow(false).get("/start").then().statusCode(302);
        alice.given().config(config().redirect(redirectConfig().followRedirects(false))).get("/start").then().statusCode(302);
        assertEquals(List.of(), alice.redirects());
        assertEquals("s1", alice.cookie("state").value(), "cookies are kept all the same");

        alice.given().get("/start").then().statusCode(200);
        alice.follow(false).follow(true).given().get("/start").then().statusCode(200);
    }

    @Test
    void endAfterTooMany() {
        String message = assertThrows(HttpAssertionError.class, () -> alice.given().get("/loop")).getMessage();

        assertEquals("Session alice went round in a circle, and gave up after 21 redirects: GET /loop -> /loop, 21 rounds.",
                message.lines().findFirst().orElseThrow());
        assertEquals(21, alice.redirects().size());
    }

    @Test
    void canBeLimitedInNumber() {
        assertThrows(HttpAssertionError.class, () -> alice.given().redirects().max(1).get("/start"));
        assertThrows(HttpAssertionError.class,
                () -> alice.given().config(config().redirect(redirectConfig().maxRedirects(1))).get("/start"));
        alice.given().redirects().max(2).get("/start").then().statusCode(200);
    }

    @Test
    void returnAResponseThatCannotBeFollowed() {
        alice.given().get("/redirect/302").then().statusCode(302);
        alice.given().queryParam("to", "myapp://callback?code=1").get("/redirect/302").then().statusCode(302).header("Location",
                "myapp://callback?code=1");
        alice.given().queryParam("to", "https://accounts.example.com/login").get("/redirect/302").then().statusCode(302);
        assertEquals(List.of(), alice.redirects());
    }

    @Test
    void sendCredentialsToTheFirstOriginOnly() {
        String elsewhere = "http://127.0.0.1:" + RestAssured.port + "/echo";
        alice.withCookie("mine", "1").withHeader("X-Tenant", "t1");

        alice.given().auth().preemptive().basic("u", "p").header("Authorization", "Bearer secret").queryParam("to", "/echo")
                .get("/redirect/302").then().body(containsString("authorization: "), containsString("cookie: mine=1"));
        alice.given().auth().preemptive().basic("u", "p").header("Authorization", "Bearer secret").queryParam("to", elsewhere)
                .get("/redirect/302").then().body(startsWith("GET /echo\n"), containsString("x-tenant: t1"),
                        not(containsString("authorization")), not(containsString("mine")));
    }

    @Test
    void sendDefaultCredentialsToTheFirstOriginOnly() {
        String elsewhere = "http://127.0.0.1:" + RestAssured.port + "/echo";
        RestAssured.authentication = RestAssured.preemptive().basic("u", "p");
        try {
            alice.given().queryParam("to", "/echo").get("/redirect/302").then().body(containsString("authorization: Basic"));
            alice.given().queryParam("to", elsewhere).get("/redirect/302").then().body(startsWith("GET /echo\n"),
                    not(containsString("authorization")));
        } finally {
            RestAssured.authentication = RestAssured.DEFAULT_AUTH;
        }
    }

    @Test
    void applyDefaultsOfRestAssuredOnce() {
        RestAssured.basePath = "/redirect";
        RestAssured.requestSpecification = RestAssured.given().header("X-All", "1").queryParam("all", "2");
        try {
            alice.given().queryParam("to", "/echo").get("/302").then().body(startsWith("GET /echo\n"),
                    containsString("\nx-all: 1\n"));
        } finally {
            RestAssured.requestSpecification = null;
            RestAssured.basePath = "";
        }
    }

    private static List<String> redirects(HandlerSession session) {
        String base = RestAssured.baseURI + ":" + RestAssured.port;
        return session.redirects().stream().map(Redirect::toString)
                .map(text -> text.replaceFirst(".*-> ", "").replace(base, ""))
                .toList();
    }
}
