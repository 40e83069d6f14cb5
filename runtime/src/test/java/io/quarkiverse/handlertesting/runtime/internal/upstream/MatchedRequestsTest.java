package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.havingExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.common.Gzip;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** Requests are matched correctly, in all forms in which clients write them. */
class MatchedRequestsTest {

    private final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    private final MockUpstream hub = upstreams.upstream();

    @BeforeEach
    void begin() {
        upstreams.runs.begin("PullTest.pull");
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    /** The response to a request of these lines, with {@code Connection: close}. */
    private String raw(String... lines) throws IOException {
        return upstreams.raw(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
    }

    private LoggedRequest last() {
        return hub.calls().get(hub.calls().size() - 1).request();
    }

    @Test
    void anAbsoluteAddressMatchesByItsPath() throws Exception {
        hub.stub(get("/models?page=1").willReturn(ok("models")));
        hub.stub(get("/").willReturn(ok("root")));
        String models = raw("GET http://hub.example/models?page=1 HTTP/1.1", "Host: hub.example");
        assertTrue(models.endsWith("\r\n\r\nmodels"), models);
        String root = raw("GET http://hub.example HTTP/1.1", "Host: hub.example");
        assertTrue(root.endsWith("\r\n\r\nroot"), root);
    }

    /** A real service may accept them, so a stub can. */
    @Test
    void malformedPartsOfARequestAreMatchedAsTheyAre() throws Exception {
        hub.stub(any(urlPathEqualTo("/a")).withQueryParam("q", equalTo("100%")).willReturn(ok("query")));
        hub.stub(post("/form").withFormParam("q", equalTo("100%")).willReturn(ok("form")));
        hub.stub(post("/text").withRequestBody(equalTo("text")).willReturn(ok("text")));
        String query = raw("GET /a?q=100% HTTP/1.1", "Host: x");
        assertTrue(query.endsWith("\r\n\r\nquery"), query);
        assertEquals("form", upstreams.post("/form", "application/x-www-form-urlencoded", "q=100%").body());
        assertEquals("form", upstreams.post("/form", "application/x-www-form-urlencoded; charset=none", "q=100%25").body());
        assertEquals("text", upstreams.post("/text", "multipart/form-data", "text").body());
        assertEquals("text", upstreams.send(upstreams.request("/text").header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("text"))).body());
        assertEquals(5, hub.calls().size());
    }

    @Test
    void theHostIsThatOfTheHostHeader() throws Exception {
        hub.stub(any(anyUrl()).willReturn(ok()));
        raw("GET /a HTTP/1.1", "Host: hub.example:81");
        assertEquals("http://hub.example:81/a", last().getAbsoluteUrl());
        assertEquals("hub.example", last().getHost());
        assertEquals(81, last().getPort());
        raw("GET /a HTTP/1.1", "Host: hub.example");
        assertEquals(URI.create(hub.url()).getPort(), last().getPort());
        assertEquals("HTTP/1.1", last().getProtocol());
        upstreams.get("/a");
        assertEquals("HTTP/2.0", last().getProtocol());
    }

    @Test
    void theClientIpIsThatOfXForwardedFor() throws Exception {
        hub.stub(any(anyUrl()).withClientIp(equalTo("10.0.0.7")).willReturn(ok()));
        assertEquals(200, upstreams.send(upstreams.request("/a").header("X-Forwarded-For", "10.0.0.7")).statusCode());
        assertEquals(404, upstreams.get("/a").statusCode());
    }

    @Test
    void allValuesOfAHeaderAreMatched() throws Exception {
        hub.stub(get("/a").withHeader("X-A", havingExactly("1", "2")).willReturn(ok()));
        String both = raw("GET /a HTTP/1.1", "Host: x", "X-A: 1", "X-A: 2");
        assertTrue(both.startsWith("HTTP/1.1 200 OK"), both);
    }

    @Test
    void theCookiesOfAllHeadersAreMatched() throws Exception {
        hub.stub(get("/me").withCookie("a", equalTo("1")).withCookie("b", equalTo("2")).withCookie("c", equalTo("3"))
                .willReturn(ok("me")));
        String me = raw("GET /me HTTP/1.1", "Host: x", "Cookie: a=1; a=9; nothing; b = 2 ", "Cookie: c=3");
        assertTrue(me.endsWith("\r\n\r\nme"), me);
        assertEquals("1, 9", String.join(", ", last().getCookies().get("a").getValues()));
    }

    @Test
    void textIsDecodedWithItsCharset() throws Exception {
        hub.stub(post("/form").withFormParam("name", equalTo("é")).willReturn(ok("form")));
        hub.stub(post("/text").withRequestBody(equalTo("é")).willReturn(ok("text")));
        assertEquals("form", upstreams.post("/form", "Application/X-WWW-Form-Urlencoded; charset=ISO-8859-1", "name=%E9")
                .body());
        assertEquals("text", upstreams.send(upstreams.request("/text").header("Content-Type", "text/plain; charset=ISO-8859-1")
                .POST(BodyPublishers.ofString("é", StandardCharsets.ISO_8859_1))).body());
    }

    @Test
    void aGzippedBodyIsUnpackedEvenWithoutTheHeader() throws Exception {
        hub.stub(post("/text").withRequestBody(equalTo("text")).willReturn(ok()));
        assertEquals(200, upstreams.send(upstreams.request("/text").POST(BodyPublishers.ofByteArray(Gzip.gzip("text"))))
                .statusCode());
    }

    @Test
    void aPartIsFoundByItsName() throws Exception {
        hub.stub(post("/upload").andMatching(request -> MatchResult
                .of(request.getPart("b").getBody().asString().equals("2") && request.getPart("c") == null)).willReturn(ok()));
        assertEquals(200, upstreams.post("/upload", "Multipart/Form-Data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n2\r\n--x--\r\n")
                .statusCode());
    }
}
