package io.quarkiverse.handlertesting.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.WireMockServer;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Tests that have a WireMock of their own can keep it, from either WireMock jar, and use our upstreams beside it. */
@QuarkusTest
@DisplayName("Beside a WireMock of its own, a test")
class BesideWireMockTest {

    @Inject
    HandlerClient client;
    @Upstream("forecast")
    MockUpstream forecast;

    @Test
    @DisplayName("has the upstream")
    void hasTheUpstream() {
        forecast.stub(get("/tomorrow").willReturn(ok("rain")));

        client.get("/weather").send().expectBody(is("rain"));

        forecast.awaitCall(getRequestedFor(urlEqualTo("/tomorrow")));
    }

    @Test
    @DisplayName("has its own server")
    void hasItsOwnServer() {
        WireMockServer own = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        own.start();
        try {
            own.stubFor(get("/own").willReturn(ok("{{request.path}}").withTransformers("response-template")));
            RestAssured.given().baseUri("http://127.0.0.1:" + own.port()).get("/own").then().statusCode(200).body(is("/own"));
        } finally {
            own.stop();
        }
    }
}
