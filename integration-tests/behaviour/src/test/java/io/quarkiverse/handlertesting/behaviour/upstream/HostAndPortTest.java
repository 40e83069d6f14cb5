package io.quarkiverse.handlertesting.behaviour.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;

/** An application that has host, port and TLS of a service in different properties calls the mock. */
@QuarkusTest
class HostAndPortTest {

    @Inject
    HandlerClient client;
    // tag::parts[]
    @Inject
    @Upstream(value = "posts", host = "posts.host", port = "posts.port", tls = "posts.ssl") // a WebClient
    MockUpstream posts;
    // end::parts[]

    @Path("/post")
    public static class Posts {

        @Inject
        Vertx vertx;
        @ConfigProperty(name = "posts.host")
        String host;
        @ConfigProperty(name = "posts.port")
        int port;
        @ConfigProperty(name = "posts.ssl")
        boolean ssl;

        @GET
        public CompletionStage<String> first() {
            WebClientOptions options = new WebClientOptions().setDefaultHost(host).setDefaultPort(port).setSsl(ssl);
            WebClient service = WebClient.create(vertx, options);
            return service.get("/posts/1").send().map(HttpResponse::bodyAsString).onComplete(done -> service.close())
                    .toCompletionStage();
        }
    }

    @Test
    void aWebClientCallsTheMock() {
        posts.stub(get("/posts/1").willReturn(ok("the first")));
        client.get("/post").send().expectBody(is("the first"));
    }

    @Test
    void theMockHasHostAndPort() {
        assertEquals(posts.url(), "http://" + posts.host() + ":" + posts.port());
    }
}
