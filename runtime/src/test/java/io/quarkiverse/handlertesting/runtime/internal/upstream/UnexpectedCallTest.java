package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestScope;
import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** A call that no stub matches says what is near, and in what it differs. */
class UnexpectedCallTest {

    private final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    private final MockUpstream hub = upstreams.upstream();
    private TestScope test;

    @BeforeEach
    void begin() {
        test = upstreams.scopes.begin("PullTest.pull");
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    private void assertUnexpected(HttpResponse<String> response, String told) {
        assertEquals(404, response.statusCode());
        assertEquals(told.strip(), response.body());
        assertEquals(told.strip(), upstreams.tests.find(test).orElseThrow().unexpected().get(0).text());
    }

    @Test
    void withoutStubs() throws Exception {
        assertUnexpected(upstreams.send(upstreams.request("/models", test)),
                "GET /models, caused by request 1: GET /pull\n  there are no stubs");
        assertEquals("hub GET /models -> not expected", hub.calls().get(0).toString());
    }

    @Test
    void ofAnotherUrl() throws Exception {
        hub.stub(get("/models/7").willReturn(ok()));
        assertUnexpected(upstreams.get("/models/8?page=1"), """
                GET /models/8?page=1, unattributed
                  the nearest stub is GET /models/7
                    URL: expected /models/7, but got /models/8?page=1
                """);
    }

    @Test
    void fieldByField() throws Exception {
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
    void ofAnotherBody() throws Exception {
        hub.stub(post("/chat").withRequestBody(equalToJson("{\"a\": 1}")).willReturn(ok()));
        assertUnexpected(upstreams.post("/chat", "application/json", "{\n\"a\": 2}"), """
                POST /chat, unattributed
                  the nearest stub is POST /chat
                    body: expected equalToJson { "a" : 1 }, but got { "a": 2}
                """);
    }

    @Test
    void inAnotherState() throws Exception {
        hub.stub(get("/state").inScenario("s").whenScenarioStateIs("second").willReturn(ok()));
        assertUnexpected(upstreams.get("/state"), """
                GET /state, unattributed
                  the nearest stub is GET /state
                    scenario s: expected the state second, but it was Started
                """);
    }
}
