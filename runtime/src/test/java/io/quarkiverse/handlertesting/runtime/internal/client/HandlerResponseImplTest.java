package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.Location;
import io.quarkiverse.handlertesting.http.SameSite;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** The parts of a response, and the expectations about them. */
class HandlerResponseImplTest {

    private final FakeApplication application = new FakeApplication();

    @Test
    void keepsHeadersAsReceived() {
        HandlerResponse response = answered("X-A", "1", "x-b", "2", "x-a", "3");

        assertEquals(200, response.statusCode());
        assertEquals("1", response.header("x-A"));
        assertEquals(List.of("1", "3"), response.headers("X-a"));
        assertEquals(List.of(Map.entry("X-A", "1"), Map.entry("x-b", "2"), Map.entry("x-a", "3")), response.headers());
        assertNull(response.header("X-C"));
        assertEquals(List.of(), response.headers("X-C"));
        assertNull(response.contentType());
        assertThrows(UnsupportedOperationException.class, () -> response.headers().clear());
    }

    @Test
    void saysWhereItLeads() {
        Location location = answered("Location", "../collections/a%20b?tag=x+y&tag=z&empty").location();
        assertEquals("../collections/a%20b?tag=x+y&tag=z&empty", location.value());
        assertEquals("/collections/a%20b", location.uri().getRawPath());
        assertTrue(location.uri().isAbsolute());
        assertEquals("/collections/a b", location.path());
        assertEquals("x y", location.queryParam("tag"));
        assertEquals("", location.queryParam("empty"));
        assertNull(location.queryParam("other"));
        assertEquals("../collections/a%20b?tag=x+y&tag=z&empty", location.toString());
        assertNull(answered("X-A", "1").location());
        assertEquals("", answered("Location", "mailto:ann@example.com").location().path());
    }

    @Test
    void expectsALocationAsItWasSent() {
        HandlerResponse response = answered("Location", "/collections/7");
        assertSame(response, response.expectLocation("/collections/7").expectLocation(startsWith("/collections/")));
        String message = assertThrows(HttpAssertionError.class, () -> response.expectLocation("/models/7")).getMessage();
        assertEquals("Expected the header Location to be \"/models/7\", but it was [/collections/7]:",
                message.lines().findFirst().orElseThrow());
        String another = assertThrows(HttpAssertionError.class, () -> answered("Location", "http://[").location()).getMessage();
        assertEquals("Expected the header Location to be an address, but it was \"http://[\":",
                another.lines().findFirst().orElseThrow());
    }

    @Test
    void keepsTrailersAsReceived() {
        application.transport
                .answer(exchange -> exchange.head(200, "X-A", "0").chunk("body").end("X-A", "1", "x-b", "2", "x-a", "3"));
        HandlerResponse response = application.client.get("/").send();

        assertEquals("1", response.trailer("x-A"));
        assertEquals(List.of(Map.entry("X-A", "1"), Map.entry("x-b", "2"), Map.entry("x-a", "3")), response.trailers());
        assertNull(response.trailer("X-C"));
        assertThrows(UnsupportedOperationException.class, () -> response.trailers().clear());
        assertEquals(List.of(), answered("X-A", "1").trailers());
    }

    @Test
    void hidesTheCauseHeader() {
        assertEquals(List.of(Map.entry("X-A", "1")), answered("x-handler-testing-cause", "7", "X-A", "1").headers());
    }

    @Test
    void returnsCookiesThatAJarWouldRejectToo() {
        HandlerResponse response = answered("Set-Cookie", "a=1; Path=/; HttpOnly; SameSite=Lax", "Set-Cookie", "a=2",
                "Set-Cookie", "b=3; Domain=elsewhere.example.org; Secure", "Set-Cookie", "=");

        assertEquals(List.of("1", "2", "3"), response.cookies().stream().map(Cookie::value).toList());
        assertEquals("2", response.cookie("a").orElseThrow().value());
        assertEquals("elsewhere.example.org", response.cookie("b").orElseThrow().domain());
        assertEquals(Optional.empty(), response.cookie("A"));
        Cookie first = response.cookies().get(0);
        assertTrue(first.httpOnly() && first.hostOnly() && first.sameSite() == SameSite.LAX);
        assertEquals("localhost", first.domain());
        assertEquals("/models", response.cookies().get(1).path(), "as that of the request has it");
    }

    @Test
    void countsNoStatementsOfAnotherProcess() {
        application.transport.answer(exchange -> exchange.head(200).end());
        HandlerResponse response = FakeApplication
                .client(FakeApplication.services(application.transport, FakeApplication.SETTINGS, null)).get("/").send();
        assertEquals("expectStatements(count) counts no statement: no test was running in the JVM of the application when this"
                + " request was sent.",
                assertThrows(IllegalStateException.class, () -> response.expectStatements(equalTo(0))).getMessage());
    }

    @Test
    void returnsACopyOfTheBody() {
        HandlerResponse response = application.answered(200, "text/plain; charset=ISO-8859-1", "a");
        response.asByteArray()[0] = 'b';

        assertEquals("a", response.asString());
        assertArrayEquals(new byte[] { 'a' }, response.asByteArray());
        assertEquals("text/plain; charset=ISO-8859-1", response.contentType());
    }

    @Test
    void decodesTheBody() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        }
        HandlerResponse response = application.answered(application.client.get("/"), exchange -> exchange
                .head(200, "Content-Encoding", "gzip").chunk(Buffer.buffer(bytes.toByteArray())));

        assertEquals("{\"a\":1}", response.asString());
        assertEquals(1, response.<Integer> path("a"));
        assertEquals(new JsonObject().put("a", 1), response.json(JsonObject.class));
        assertEquals("gzip", response.header("Content-Encoding"));
    }

    @Test
    void keepsABodyThatCannotBeDecoded() {
        HandlerResponse response = application.answered(application.client.get("/"),
                exchange -> exchange.head(200, "Content-Encoding", "gzip").chunk("no gzip"));

        assertEquals("no gzip", response.asString());
    }

    @Test
    void joinsItsChunks() {
        HandlerResponse response = application.answered(application.client.get("/"),
                exchange -> exchange.head(200).chunk("a").chunk("b").chunk("c"));

        assertEquals("abc", response.asString());
    }

    @Test
    void isEmptyWithoutABody() {
        HandlerResponse response = answered();

        assertEquals("", response.asString());
        assertEquals(0, response.asByteArray().length);
    }

    @Test
    void measuresTheTimeFromBeginningToEnd() {
        HandlerResponse response = answered();

        assertTrue(response.time().toNanos() > 0);
        assertTrue(response.time().toSeconds() < 10);
    }

    @Test
    void returnsTheResponseIfItIsAsExpected() {
        HandlerResponse response = application.answered(application.client.get("/"), exchange -> exchange
                .head(404, "X-A", "1", "X-A", "2").chunk("{\"error\":{\"code\":\"not_found\",\"number\":7},\"items\":[1,2]}"));

        assertSame(response, response.expectStatus(404).expectStatus(equalTo(404)).expectHeader("x-a", "1")
                .expectHeader("X-A", "2").expectHeader("X-A", equalTo("1")).expectHeader("X-B", nullValue())
                .expectBody(startsWith("{\"error\"")).expectBody("error.code", equalTo("not_found"))
                .expectBody("items", hasSize(2)).expectBody("items[0]", greaterThan(0)).expectBody("none", nullValue())
                .expectError(404, "not_found"));
    }

    @Test
    void acceptsANullErrorCode() {
        HandlerResponse error = application.answered(409, "application/json", "{\"error\":{\"code\":\"taken\"}}");
        error.expectStatus(409, "taken").expectStatus(409, null);
        assertThrows(HttpAssertionError.class, () -> error.expectStatus(409, "free"));
        assertThrows(HttpAssertionError.class, () -> error.expectStatus(201, null));
    }

    @Test
    void readsANumericErrorCodeAtAConfiguredPath() {
        FakeApplication other = new FakeApplication(new ClientSettings(FakeApplication.SETTINGS.timeout(), 1000, 1 << 20, 1000,
                ErrorCode.of("errors[0].number"), Optional.empty(), FakeApplication.DEADLINES, FakeApplication.QUIET, false));

        other.answered(409, "application/json", "{\"errors\":[{\"number\":7}]}").expectError(409, "7");
    }

    @Test
    void knowsItsCause() {
        HandlerResponseImpl response = (HandlerResponseImpl) answered();

        assertEquals(application.transport.all().get(0).cause(), response.cause().header());
        assertFalse(response.cause().testRun().hasEnded());
    }

    private HandlerResponse answered(String... headers) {
        return application.answered(application.client.get("/models/7"), exchange -> exchange.head(200, headers));
    }
}
