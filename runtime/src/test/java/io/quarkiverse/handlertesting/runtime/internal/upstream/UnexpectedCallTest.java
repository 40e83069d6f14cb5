package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** The message about a call that no stub matches names the nearest stub and the differences. */
class UnexpectedCallTest {

    private final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    private final MockUpstream hub = upstreams.upstream();
    private TestRun test;

    @BeforeEach
    void begin() {
        test = upstreams.runs.begin("PullTest.pull");
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    private void assertUnexpected(HttpResponse<String> response, String expected) {
        assertEquals(404, response.statusCode());
        assertEquals(expected.strip(), response.body());
        assertEquals(expected.strip(), upstreams.tests.find(test).orElseThrow().unexpected().get(0).text());
    }

    @Test
    void thereAreNoStubs() throws Exception {
        assertUnexpected(upstreams.send(upstreams.request("/models", test)),
                "GET /models, caused by request 1: GET /pull\n  there are no stubs");
        assertEquals("hub GET /models -> not expected: there are no stubs", hub.calls().get(0).toString());
    }

    @Test
    void theUrlDiffers() throws Exception {
        hub.stub(get("/models/7").willReturn(ok()));
        assertUnexpected(upstreams.get("/models/8?page=1"), """
                GET /models/8?page=1, unattributed
                  the nearest stub is GET /models/7
                    URL was /models/8?page=1, expected /models/7
                """);
    }

    @Test
    void eachFieldDiffers() throws Exception {
        hub.stub(post(urlPathEqualTo("/token")).withName("the token").withHeader("Accept", equalTo("application/json"))
                .withQueryParam("q", matching("a+")).withCookie("sid", equalTo("7"))
                .withFormParam("grant_type", equalTo("code")).willReturn(ok()));
        assertUnexpected(upstreams.post("/token?q=b", "application/x-www-form-urlencoded", "grant_type=refresh"), """
                POST /token?q=b, unattributed
                  the nearest stub is POST path /token "the token"
                    header "Accept" was absent, expected "application/json"
                    query parameter "q" was "b", expected matches "a+"
                    form parameter "grant_type" was "refresh", expected "code"
                    cookie "sid" was absent, expected "7"
                """);
    }

    @Test
    void aFieldHasAnotherNameThanTheStubAsksFor() throws Exception {
        hub.stub(post(urlPathEqualTo("/token")).withHeader("X-Api-Key", equalTo("k")).withQueryParam("page", equalTo("1"))
                .withCookie("sid_hub", equalTo("7")).withFormParam("code_verifier", matching("[a-z]+"))
                .withFormParam("code", equalTo("c")).willReturn(ok()));
        assertUnexpected(upstreams.client.send(upstreams.request("/token?Page=1").header("X-ApiKey", "k")
                .header("Cookie", "sidhub=7").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("codeVerifier=abc&code=c")).build(),
                HttpResponse.BodyHandlers.ofString()), """
                        POST /token?Page=1, unattributed
                          the nearest stub is POST path /token
                            header "X-Api-Key" was absent; the request has x-apikey
                            query parameter "page" was absent; the request has Page
                            form parameter "code_verifier" was absent; the request has codeVerifier
                            cookie "sid_hub" was absent; the request has sidhub
                        """);
    }

    @Test
    void aFieldOfAJsonBodyHasAnotherName() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalToJson("{\"max_tokens\": 1, \"model\": \"phi\"}", false, true))
                .willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "application/json", "{\"maxTokens\": 1, \"models\": [], \"model\": \"phi\"}"),
                """
                        POST /chat, unattributed
                          the nearest stub is POST /chat
                            body $.max_tokens was absent; the request has maxTokens
                        """);
    }

    @Test
    void theBodyDiffers() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalToJson("{\"a\": 1}")).willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "application/json", "{\n\"a\": 2}"), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body $.a was 2, expected 1
                """);
    }

    @Test
    void eachPathOfAJsonBodyDiffers() throws Exception {
        hub.stub(post("/chat")
                .withRequestBody(equalToJson(
                        """
                                {"model": "llama", "size": 1, "same": 1.0, "tags": ["a", {"b": null}], "list": [1], "any": "${json-unit.any-string}"}
                                """))
                .willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "application/json", """
                {"model": "phi", "same": 1, "tags": ["a", {"b": [true]}], "list": [1, 2], "any": "x", "more": {}}
                """), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body $.model was "phi", expected "llama"
                    body $.size was absent, expected 1
                    body $.tags[1].b was [true], expected null
                    body $.list was 2 items, expected 1 item
                    body $.more was {}, expected absent
                """);
    }

    @Test
    void onlyTheFirstPathsOfAJsonBodyAreNamed() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalToJson("[1, 2, 3, 4, 5, 6, 7]")).willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "application/json", "[0, 0, 0, 0, 0, 0, 0]"), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body $[0] was 0, expected 1
                    body $[1] was 0, expected 2
                    body $[2] was 0, expected 3
                    body $[3] was 0, expected 4
                    body $[4] was 0, expected 5
                    body differs at 2 more paths
                """);
    }

    @Test
    void theOrderOfItemsDoesNotMatter() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalToJson("[1, 2]", true, true)).willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "application/json", "[2, 3]"), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body was "[2, 3]", expected equalToJson "[ 1, 2 ]"
                """);
    }

    @Test
    void theBodyIsNotJson() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalToJson("{}")).withRequestBody(matchingJsonPath("$.a"))
                .willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "application/json", "<a>"), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body was "<a>", expected equalToJson "{ }"
                    body was "<a>", expected matchesJsonPath "$.a"
                """);
    }

    @Test
    void theValueAtAPathDiffers() throws Exception {
        hub.stub(post("/chat").withRequestBody(matchingJsonPath("$.a")).withRequestBody(matchingJsonPath("$.b", equalTo("1")))
                .withHeader("X-A", absent()).willReturn(ok()));
        assertUnexpected(upstreams.send(upstreams.request("/chat").header("X-A", "1")
                .POST(HttpRequest.BodyPublishers.ofString("{\"b\": 2}"))), """
                        POST /chat, unattributed
                          the nearest stub is POST /chat
                            header "X-A" was "1", expected absent
                            body $.a was absent, expected a value
                            body $.b was "2", expected "1"
                        """);
    }

    @Test
    void theScenarioIsInAnotherState() throws Exception {
        hub.stub(get("/state").inScenario("s").whenScenarioStateIs("second").willReturn(ok()));
        assertUnexpected(upstreams.get("/state"), """
                GET /state, unattributed
                  the nearest stub is GET /state
                    scenario s: expected the state second, but it was Started
                """);
    }

    @Test
    void theMethodDiffers() throws Exception {
        hub.stub(post("/models").willReturn(ok()));
        assertUnexpected(upstreams.get("/models"), """
                GET /models, unattributed
                  the nearest stub is POST /models
                    method was GET, expected POST
                """);
    }

    @Test
    void theTestItselfMadeTheCall() throws Exception {
        assertUnexpected(upstreams.send(upstreams.request("/models").header(CauseHeader.NAME, test.root().header())),
                "GET /models, caused by the test\n  there are no stubs");
    }

    @Test
    void theHostDiffers() throws Exception {
        hub.stub(get("/models").withHost(equalTo("hub.invalid")).willReturn(ok()));
        assertUnexpected(upstreams.get("/models"), """
                GET /models, unattributed
                  the nearest stub is GET /models
                    another part of the request differs (host, port, path parameters, or a custom matcher)
                """);
    }

    @Test
    void oneOfTheHeadersDiffers() throws Exception {
        hub.stub(get("/models").withHeader("X-A", equalTo("3")).withBasicAuth("alice", "secret").willReturn(ok()));
        assertUnexpected(upstreams.send(upstreams.request("/models").version(Version.HTTP_1_1).header("X-A", "1")
                .header("X-A", "2")), """
                        GET /models, unattributed
                          the nearest stub is GET /models
                            header "Authorization" was absent, expected prefix "Basic YWxpY2U6c2VjcmV0"
                            header "X-A" was "1", "2", expected "3"
                        """);
    }

    @Test
    void theBodyIsMissing() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalTo("x")).willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "text/plain", ""), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body was absent, expected "x"
                """);
    }

    @Test
    void aLongBodyIsShortened() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalTo("x")).willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "text/plain", "a".repeat(300) + "b"), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body was "%s…" (301 characters), expected "x"
                """.formatted("a".repeat(300)));
    }

    @Test
    void theBytesDiffer() throws Exception {
        hub.stub(post("/blob").withRequestBody(binaryEqualTo(new byte[] { 1, 2 })).willReturn(ok()));
        assertUnexpected(upstreams.post("/blob", "text/plain", "x"), """
                POST /blob, unattributed
                  the nearest stub is POST /blob
                    body was "x", expected binaryEqualTo "AQI="
                """);
    }

    @Test
    void thePartsDiffer() throws Exception {
        hub.stub(post("/upload").withMultipartRequestBody(aMultipart("file")).willReturn(ok()));
        String expected = """
                POST /upload, unattributed
                  the nearest stub is POST /upload
                    multipart part "file" %s
                """;
        assertUnexpected(upstreams.post("/upload", "text/plain", "x"),
                expected.formatted("was absent: the body is not multipart"));
        assertEquals(expected.formatted("did not match any part").strip(),
                upstreams.post("/upload", "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n").body());
    }

    @Test
    void theNearestOfSeveralIsNamed() throws Exception {
        hub.stub(get("/models/7").willReturn(ok()));
        hub.stub(post("/elsewhere").willReturn(ok()));
        assertUnexpected(upstreams.get("/models/8"), """
                GET /models/8, unattributed
                  the nearest stub is GET /models/7
                    URL was /models/8, expected /models/7
                """);
    }
}
