package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.runtime.internal.client.body.Bodies;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;

/** A session follows redirects as a browser does. */
class RedirectsTest {

    private final FakeApplication application = new FakeApplication();
    private final HandlerClient client = application.client;
    private final HandlerSession alice = Sessions.standalone().open("alice");

    @Test
    void areNotFollowedWithoutASession() {
        HandlerResponse response = application.answered(client.get("/old"), exchange -> exchange.head(302, "Location", "/new"));

        assertEquals(302, response.statusCode());
        assertEquals(1, application.transport.all().size());
    }

    @Test
    void areFollowedWithTheCookiesOfEachResponse() {
        redirect(303, "/home", "sid=1; Path=/").redirect(302, "/home?page=2", "seen=yes; Path=/");
        application.transport.answer(exchange -> exchange.head(200, "Set-Cookie", "last=1; Path=/").chunk("hello").end());

        HandlerResponse response = client.post("/login").as(alice).header("X-A", "1").cookie("own", "1").json("{}").send();

        assertEquals("hello", response.asString());
        assertEquals(List.of("POST /login own=1", "GET /home sid=1", "GET /home?page=2 sid=1; seen=yes"),
                application.transport.all().stream().map(FakeExchange::sent)
                        .map(sent -> sent.method() + " " + sent.target() + " " + sent.headers().get("Cookie")).toList());
        assertEquals(List.of("1", "1", "1"),
                application.transport.all().stream().map(exchange -> exchange.sent().headers().get("X-A")).toList());
        assertEquals(
                List.of("POST http://localhost/login -> 303 to http://localhost/home",
                        "GET http://localhost/home -> 302 to http://localhost/home?page=2"),
                alice.redirects().stream().map(Redirect::toString).toList());
        assertEquals("1", alice.cookie("last").value());
        assertEquals(List.of("last"), response.cookies().stream().map(cookie -> cookie.name()).toList());
    }

    @Test
    void sendANewValueOfACookieOfTheRequest() {
        redirect(302, "/b", "sid=new; Path=/");
        application.answered(client.get("/a").as(alice).cookie("sid", "old"), exchange -> exchange.head(200));

        assertEquals(List.of("sid=old", "sid=new"), application.transport.all().stream()
                .map(exchange -> exchange.sent().headers().get("Cookie")).toList());
    }

    @Test
    void failIfTheLocationHasAStrayPercent() {
        redirect(302, "/%zz");
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, () -> client.get("/a").as(alice).send());
        assertEquals(
                "Session alice cannot follow GET http://localhost/a -> 302 to /%zz: browsers send its % as it is, which this"
                        + " client cannot. Write %25 for % in the application, or use follow(false).",
                failure.getMessage());
        assertEquals(HttpAssertionError.Reason.UNEXPECTED, failure.reason());
    }

    @Test
    void areReturnedAsTheyAreWithoutFollowing() {
        HandlerResponse response = application.answered(client.get("/a").as(alice.follow(false)),
                exchange -> exchange.head(302, "Location", "/%zz"));
        assertEquals("/%zz", response.header("Location"));
    }

    @Test
    void haveTheHeadersOfTheSession() {
        alice.withHeader("X-Tenant", "t1").withHeader("Authorization", "Bearer secret").withHeader("Content-Language", "en");
        redirect(303, "/b");
        application.answered(client.post("/a").as(alice).header("X-Tenant", "own"), exchange -> exchange.head(200));

        assertEquals(List.of("own Bearer secret en", "own Bearer secret null"),
                application.transport.all().stream().map(exchange -> exchange.sent().headers())
                        .map(headers -> headers.getAll("X-Tenant").get(0) + " " + headers.get("Authorization") + " "
                                + headers.get("Content-Language"))
                        .toList());
    }

    @Test
    void haveTheTokenOfTheSessionAsItIsNow() {
        alice.withCookie("csrf", "t1").withCsrf("csrf", "X-Csrf");
        redirect(307, "/b", "csrf=t2; Path=/").redirect(303, "/c");
        application.answered(client.post("/a").as(alice), exchange -> exchange.head(200));

        assertEquals(Arrays.asList("t1", "t2", null), headers("X-Csrf"));
    }

    @Test
    void haveTheTokenOfTheRequestIfItSetsOne() {
        alice.withCookie("csrf", "t1").withCsrf("csrf", "X-Csrf");
        redirect(307, "/b", "csrf=t2; Path=/").redirect(303, "/c");
        application.answered(client.post("/a").as(alice).header("x-csrf", "forged"), exchange -> exchange.head(200));

        assertEquals(List.of("forged", "forged", "forged"), headers("X-Csrf"));
    }

    private List<String> headers(String name) {
        return application.transport.all().stream().map(exchange -> exchange.sent().headers().get(name)).toList();
    }

    @Test
    void keepTheBodyIfTheyKeepTheMethod() {
        redirect(307, "/b").redirect(303, "/c");
        application.answered(client.post("/a").as(alice).body("text"), exchange -> exchange.head(200));

        OutgoingRequest kept = application.transport.all().get(1).sent();
        assertEquals("POST text", kept.method() + " " + Bodies.bytes(kept.body()));
        assertEquals("text/plain; charset=UTF-8", kept.headers().get("Content-Type"));
        OutgoingRequest dropped = application.transport.all().get(2).sent();
        assertEquals("GET " + new OutgoingBody.None(), dropped.method() + " " + dropped.body());
        assertNull(dropped.headers().get("Content-Type"));
        assertNull(dropped.headers().get("Content-Length"));
    }

    @Test
    void haveOneCauseForAllRequests() {
        redirect(302, "/b");
        HandlerResponseImpl response = (HandlerResponseImpl) application.answered(client.get("/a").as(alice),
                exchange -> exchange.head(200));

        assertEquals(response.cause().header(), application.transport.all().get(0).cause());
        assertEquals(response.cause().header(), application.transport.all().get(1).cause());
    }

    @Test
    void returnTheResponseIfFollowingIsOff() {
        redirect(302, "/new", "sid=1");
        HandlerResponse response = client.get("/old").as(alice.follow(false)).send();

        assertEquals("/new", response.expectStatus(302).header("Location"));
        assertEquals("1", alice.cookie("sid").value());
        assertEquals(List.of(), alice.redirects());
    }

    @Test
    void drainTheBodyOfARedirectWithoutDemand() {
        application.transport.answer(exchange -> {
            assertEquals(0, exchange.asked());
            exchange.head(302, "Location", "/b").awaitAsked(Long.MAX_VALUE).chunk("Found").chunk("this way").end();
        }).answer(exchange -> exchange.head(200));

        try (ResponseStream stream = client.get("/a").as(alice).stream()) {
            assertEquals(200, stream.statusCode());
            FakeExchange last = application.transport.all().get(1);
            assertEquals(0, last.asked());
            last.request(1);
            last.chunk("data").end();
            assertEquals("data", stream.awaitCompletion().toString());
        }
    }

    @Test
    void abortTheExchangeIfThereAreTooMany() {
        for (int i = 0; i < 30; i++) {
            application.transport.answer(exchange -> exchange.head(302, "Location", "/a").chunk("Found").end());
        }
        HttpAssertionError endless = assertThrows(HttpAssertionError.class, () -> client.get("/a").as(alice).send());

        assertEquals("Session alice went round in a circle, and gave up after 21 redirects: GET /a -> /a, 21 rounds.",
                endless.getMessage().lines().findFirst()
                        .orElseThrow());
        application.transport.all().get(20).awaitAborted();
        assertEquals(21, application.transport.all().size());
        assertEquals(List.of(), application.test.leftovers());
    }

    @Test
    void failTheExchangeIfTheNextRequestCannotBeSent() {
        application.transport.answer(exchange -> {
            exchange.head(302, "Location", "/b");
            application.transport.refuse(new IllegalStateException("The application has stopped."));
            exchange.end();
        });
        HttpAssertionError aborted = assertThrows(HttpAssertionError.class, () -> client.get("/a").as(alice).send());

        assertEquals(HttpAssertionError.Reason.ABORTED, aborted.reason());
        assertEquals("The application has stopped.", aborted.getCause().getMessage());
        assertEquals(List.of(), application.test.leftovers());
    }

    private RedirectsTest redirect(int status, String location, String... setCookies) {
        application.transport.answer(exchange -> {
            String[] headers = new String[2 + 2 * setCookies.length];
            headers[0] = "Location";
            headers[1] = location;
            for (int i = 0; i < setCookies.length; i++) {
                headers[2 + 2 * i] = "Set-Cookie";
                headers[3 + 2 * i] = setCookies[i];
            }
            exchange.head(status, headers).end();
        });
        return this;
    }
}
