package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient.Version;
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
                    URL: expected /models/7, but got /models/8?page=1
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
                    header Accept: expected equalTo application/json, but there is none
                    query parameter q: expected matches a+, but got b
                    form parameter grant_type: expected equalTo code, but got refresh
                    cookie sid: expected equalTo 7, but there is none
                """);
    }

    @Test
    void theBodyDiffers() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalToJson("{\"a\": 1}")).willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "application/json", "{\n\"a\": 2}"), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body: expected equalToJson { "a" : 1 }, but got { "a": 2}
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
                    method: expected POST, but got GET
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
                            header Authorization: expected prefix Basic YWxpY2U6c2VjcmV0, but there is none
                            header X-A: expected equalTo 3, but got 1, 2
                        """);
    }

    @Test
    void theBodyIsMissing() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalTo("x")).willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "text/plain", ""), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body: expected equalTo x, but there is none
                """);
    }

    @Test
    void aLongBodyIsShortened() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalTo("x")).willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "text/plain", "a".repeat(300) + "b"), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body: expected equalTo x, but got %s… (301 characters)
                """.formatted("a".repeat(300)));
    }

    @Test
    void theBytesDiffer() throws Exception {
        hub.stub(post("/blob").withRequestBody(binaryEqualTo(new byte[] { 1, 2 })).willReturn(ok()));
        assertUnexpected(upstreams.post("/blob", "text/plain", "x"), """
                POST /blob, unattributed
                  the nearest stub is POST /blob
                    body: expected binaryEqualTo AQI=, but got x
                """);
    }

    @Test
    void thePartsDiffer() throws Exception {
        hub.stub(post("/upload").withMultipartRequestBody(aMultipart("file")).willReturn(ok()));
        String expected = """
                POST /upload, unattributed
                  the nearest stub is POST /upload
                    multipart: expected a part file that matches, but %s
                """;
        assertUnexpected(upstreams.post("/upload", "text/plain", "x"), expected.formatted("there is none"));
        assertEquals(expected.formatted("got no such part").strip(),
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
                    URL: expected /models/7, but got /models/8
                """);
    }
}
