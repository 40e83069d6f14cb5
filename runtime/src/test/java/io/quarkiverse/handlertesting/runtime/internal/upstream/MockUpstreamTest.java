package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.common.Gzip;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** WireMock matches and answers requests as usual, although the listener is not its own. */
class MockUpstreamTest {

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

    @Test
    void aStubAnswers() throws Exception {
        hub.stub(get("/models/7?page=1").willReturn(ok("bytes").withHeader("X-A", "1", "2")));
        HttpResponse<String> response = upstreams.get("/models/7?page=1");
        assertEquals(200, response.statusCode());
        assertEquals("bytes", response.body());
        assertEquals(List.of("1", "2"), response.headers().allValues("x-a"));
        hub.verify(getRequestedFor(urlPathEqualTo("/models/7")).withQueryParam("page", equalTo("1")));
        assertEquals("hub GET /models/7?page=1 -> 200", hub.calls().get(0).toString());
    }

    @Test
    void formsAreMatched() throws Exception {
        hub.stub(post("/token").withFormParam("grant_type", equalTo("code")).withFormParam("x", equalTo("a b&c"))
                .willReturn(ok("tok")));
        assertEquals("tok", upstreams.post("/token", "application/x-www-form-urlencoded; charset=UTF-8",
                "grant_type=code&x=a+b%26c").body());
    }

    @Test
    void cookiesAreMatched() throws Exception {
        hub.stub(get("/me").withCookie("sid", equalTo("a=b")).withCookie("other", equalTo("")).willReturn(ok("me")));
        assertEquals("me", upstreams.send(upstreams.request("/me").header("Cookie", "x=1; sid=a=b; other=")).body());
    }

    @Test
    void bodiesAreMatched() throws Exception {
        hub.stub(post("/chat").withHeader("Content-Type", containing("json")).withRequestBody(equalToJson("{\"a\":1}"))
                .willReturn(ok("chat")));
        assertEquals("chat", upstreams.post("/chat", "application/json", "{ \"a\" : 1 }").body());
        assertEquals("chat", upstreams.send(upstreams.request("/chat").header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip").POST(ofByteArray(Gzip.gzip("{\"a\":1}")))).body());
    }

    @Test
    void partsAreMatched() throws Exception {
        hub.stub(post("/upload").withMultipartRequestBody(aMultipart("file").withBody(equalTo("content")))
                .willReturn(ok("stored")));
        assertEquals("stored", upstreams.post("/upload", "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\ncontent\r\n--b--\r\n").body());
    }

    @Test
    void binaryBodiesAreKept() throws Exception {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        hub.stub(post("/blob").willReturn(ok().withBody(bytes)));
        HttpResponse<byte[]> response = upstreams.client.send(upstreams.request("/blob").POST(ofByteArray(bytes)).build(),
                BodyHandlers.ofByteArray());
        assertArrayEquals(bytes, response.body());
        assertArrayEquals(bytes, hub.calls().get(0).request().getBody());
    }

    @Test
    void scenariosAndTemplatesWork() throws Exception {
        hub.stub(get("/state").inScenario("s").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("second")
                .willReturn(ok("first")));
        hub.stub(get("/state").inScenario("s").whenScenarioStateIs("second")
                .willReturn(ok("{{request.path}} again").withTransformers("response-template")));
        assertEquals("first", upstreams.get("/state").body());
        assertEquals("/state again", upstreams.get("/state").body());
    }

    @Test
    void aHeadHasNoBody() throws Exception {
        hub.stub(any(anyUrl()).willReturn(ok("bytes").withHeader("Content-Length", "5")));
        HttpResponse<String> head = upstreams.send(upstreams.request("/x").method("HEAD", BodyPublishers.noBody()));
        assertEquals("5", head.headers().firstValue("content-length").orElseThrow());
        assertEquals("", head.body());
    }

    @Test
    void aProxyForwardsTheCall() throws Exception {
        hub.stub(get("/real").willReturn(ok("real")));
        hub.stub(get("/proxied/real").willReturn(ok().proxiedFrom(hub.url()).withProxyUrlPrefixToRemove("/proxied")));
        assertEquals("real", upstreams.get("/proxied/real").body());
        assertEquals(2, hub.calls().size());
    }

    @Test
    void callsAreAwaitedAndCounted() throws Exception {
        hub.stub(any(anyUrl()).willReturn(serverError()));
        var response = upstreams.client.sendAsync(upstreams.request("/a").POST(BodyPublishers.ofString("x")).build(),
                BodyHandlers.ofString());
        UpstreamCall call = hub.awaitCall(postRequestedFor(urlEqualTo("/a")));
        assertEquals("x", call.request().getBodyAsString());
        assertEquals("ANY any URL", call.stub());
        response.join();
        upstreams.get("/b");
        assertEquals(List.of("/a", "/b"), hub.calls().stream().map(UpstreamCall::url).toList());
        assertEquals(1, hub.calls(getRequestedFor(anyUrl())).size());
    }

    @Test
    void aStubThatCanNeverMatchIsRefused() {
        assertRefused("The stub GET /a can never match: it expects form parameters, and a GET has no body.",
                get("/a").withFormParam("x", equalTo("1")));
        assertRefused("The stub HEAD path /a can never match: it expects a body, and a HEAD has no body.",
                head(urlPathEqualTo("/a")).withRequestBody(equalTo("1")));
        assertRefused("The stub GET /a can never match: it expects parts, and a GET has no body.",
                get("/a").withMultipartRequestBody(aMultipart("file")));
        assertRefused("The stub POST http://hub/a can never match: a URL begins with a slash, without a host.",
                post("http://hub/a"));
    }

    private void assertRefused(String message, MappingBuilder mapping) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> hub.stub(mapping)).getMessage());
    }

    @Test
    void useOutsideOfATestIsRefused() {
        upstreams.runs.endAll();
        assertEquals(
                "The upstream hub was used while no test was running. Its stubs are those of a test or of a class: stub it in a"
                        + " test, @BeforeEach or @BeforeAll, or put stubs into src/test/resources/upstreams/hub/mappings.",
                assertThrows(IllegalStateException.class, hub::calls).getMessage());
    }

    @Test
    void itsTextNamesItsAddress() {
        assertTrue(hub.toString().matches("MockUpstream\\[hub at http://localhost:\\d+]"), hub::toString);
    }
}
