package io.quarkiverse.handlertesting.runtime.internal.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;

/** A request takes values one by one or several at once. */
class RequestValuesTest {

    private final FakeApplication application = new FakeApplication();

    @Test
    void addsEachItemOfACollection() throws Exception {
        assertEquals("/?a=1&a=2&a=b%20c", sent(application.client.get("/").queryParam("a", List.of(1, 2), "b c")).target());
        assertEquals("/?a=1&a=2", sent(application.client.get("/").queryParam("a", new int[] { 1, 2 })).target());
        assertEquals("/?a=1&a=2", sent(application.client.get("/").queryParam("a", (Object[]) new String[] { "1", "2" }))
                .target());
        assertEquals("/", sent(application.client.get("/").queryParam("a", List.of())).target());
        assertEquals("/", sent(application.client.get("/").queryParam("a", (Object[]) new String[0])).target());
        assertEquals("/", sent(application.client.get("/").queryParams(Map.of("a", List.of()))).target());
        assertEquals("/?a=", sent(application.client.get("/").queryParam("a", "")).target());
        assertEquals("a=1&a=2", body(sent(application.client.post("/").formParam("a", List.of(1, 2)))));
    }

    @Test
    void addsAParameterWithoutAValue() throws Exception {
        assertEquals("/?exact&a=1&b%20c",
                sent(application.client.get("/").queryParam("exact").queryParam("a", 1).queryParam("b c")).target());
        assertEquals("agree=", body(sent(application.client.post("/").formParam("agree"))));
        OutgoingRequest form = sent(application.client.post("/").formParam("agree").multiPart("a", "1"));
        assertTrue(form.headers().get("Content-Type").startsWith("multipart/form-data"));
    }

    @Test
    void writesTextInTheCharsetOfItsType() throws Exception {
        HandlerRequest post = application.client.post("/");
        assertArrayEquals("Grüße".getBytes(ISO_8859_1),
                bytes(post.contentType("text/plain; charset=ISO-8859-1").body("Grüße")));
        assertArrayEquals("Grüße".getBytes(UTF_16BE), bytes(post.body("Grüße").contentType("text/plain;charset=\"utf-16be\"")));
        assertArrayEquals("Grüße".getBytes(ISO_8859_1),
                bytes(post.header("content-type", "text/plain; Charset=latin1").body("Grüße")));
        assertArrayEquals("\"ü\"".getBytes(ISO_8859_1), bytes(post.contentType("text/json;charset=ISO-8859-1").json("\"ü\"")));
        assertArrayEquals("{\"a\":\"ü\"}".getBytes(ISO_8859_1),
                bytes(post.contentType("text/json;charset=ISO-8859-1").json(Map.of("a", "ü"))));
        assertArrayEquals("Grüße".getBytes(UTF_8), bytes(post.contentType("text/plain").body("Grüße")));
        byte[] own = "Grüße".getBytes(UTF_8);
        assertArrayEquals(own, bytes(post.contentType("text/plain; charset=unknown-8").body(own)),
                "bytes are sent as they are");
    }

    @Test
    void refusesTextThatTheCharsetCannotCarry() {
        HandlerRequest post = application.client.post("/");
        assertEquals(
                "The charset of the type text/plain; charset=unknown-8 is unknown: use another charset, or give the body as"
                        + " bytes.",
                refused(post.contentType("text/plain; charset=unknown-8").body("a")::send));
        assertEquals("The body has a character that ISO-8859-1 cannot encode, the charset of its type text/plain;"
                + " charset=ISO-8859-1: use another charset, or give the body as bytes.",
                refused(post.contentType("text/plain; charset=ISO-8859-1").body("5 €")::send));
        assertEquals("The body has a character that UTF-8 cannot encode: use another charset, or give the body as bytes.",
                refused(() -> post.body("a\ud800")));
    }

    private static String refused(Executable request) {
        return assertThrows(IllegalArgumentException.class, request).getMessage();
    }

    private byte[] bytes(HandlerRequest request) throws InterruptedException {
        return ((OutgoingBody.Whole) sent(request).body()).bytes().getBytes();
    }

    @Test
    void addsEachEntryOfAMap() throws Exception {
        Map<String, Object> values = new TreeMap<>(Map.of("a", 1, "b", List.of(2, 3)));

        assertEquals("/?a=1&b=2&b=3", sent(application.client.get("/").queryParams(values)).target());
        assertEquals("a=1&b=2&b=3", body(sent(application.client.post("/").formParams(values))));
        assertEquals("/1/x%2Fy", sent(application.client.get("/{a}/{b}").pathParams(Map.of("a", 1, "b", "x/y"))).target());
        assertEquals("a=1; b=2", sent(application.client.get("/").cookies(new TreeMap<>(Map.of("b", "2", "a", "1")))).headers()
                .get("Cookie"));
    }

    @Test
    void takesPathParametersWithThePath() throws Exception {
        assertEquals("/models/7/files/a%20b", sent(application.client.get("/models/{id}/files/{name}", 7, "a b")).target());
        assertEquals("/models/7/files/x",
                sent(application.client.get("/models/{id}/files/{name}", 7).pathParam("name", "x")).target());
        for (HandlerRequest request : List.of(application.client.post("/{id}", 7), application.client.put("/{id}", 7),
                application.client.patch("/{id}", 7), application.client.delete("/{id}", 7),
                application.client.options("/{id}", 7), application.client.head("/{id}", 7),
                application.client.request("QUERY", "/{id}", 7))) {
            assertEquals("/7", sent(request).target());
        }
    }

    @Test
    void acceptsAnAddressFromTheApplication() throws Exception {
        OutgoingRequest sent = sent(application.client.get("http://localhost/models/7?page=1").queryParam("a", 2));

        assertEquals("http://localhost/models/7?page=1&a=2", sent.uri().toString());
    }

    @Test
    void replacesEarlierCredentials() throws Exception {
        // RFC 7617, section 2.
        assertEquals(List.of("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
                sent(application.client.get("/").header("authorization", "x").basicAuth("Aladdin", "open sesame")).headers()
                        .getAll("Authorization"));
        // RFC 7617, section 2.1.
        assertEquals("Basic dGVzdDoxMjPCow==",
                sent(application.client.get("/").basicAuth("test", "123£")).headers().get("Authorization"));
        assertEquals(List.of("Bearer mF_9.B5f-4.1JqM"),
                sent(application.client.get("/").basicAuth("a", "b").bearerAuth("mF_9.B5f-4.1JqM")).headers()
                        .getAll("Authorization"));
        assertNull(sent(application.client.get("/")).headers().get("Authorization"));
    }

    private OutgoingRequest sent(HandlerRequest request) throws InterruptedException {
        application.answered(request, exchange -> exchange.head(200));
        return application.transport.next().sent();
    }

    private static String body(OutgoingRequest request) {
        return ((OutgoingBody.Whole) request.body()).bytes().toString();
    }
}
