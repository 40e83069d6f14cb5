package io.quarkiverse.handlertesting.deployment.test.client;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.net.ssl.SSLPeerUnverifiedException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Tests of an application that TLS alone reaches: in process as over a socket, it sees the scheme that it is configured for.
 */
abstract class SecureTestBase extends ClientTestBase {

    @Inject
    Sessions sessions;

    static class Addresses {

        void register(@Observes Router router) {
            router.get("/secure")
                    .handler(exchange -> exchange.end(exchange.request().isSSL() + " " + exchange.request().absoluteURI()));
            router.post("/items").handler(exchange -> exchange.response().setStatusCode(201)
                    .putHeader("Location", exchange.request().absoluteURI() + "/7").end());
            router.get("/items/7").handler(exchange -> exchange.end("item 7"));
            router.post("/login").handler(Addresses::login);
            router.get("/certificate").handler(exchange -> exchange.end(certificate(exchange.request())));
            router.get("/home").handler(exchange -> exchange.end("home of " + exchange.request().getCookie("user").getValue()));
            String file = file().toString();
            router.get("/file").handler(exchange -> exchange.response().sendFile(file));
        }

        private static Path file() {
            try {
                return Files.writeString(Files.createTempFile("secure", ".txt"), "content");
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        /** As authentication with mutual TLS asks for it. */
        private static String certificate(HttpServerRequest request) {
            try {
                return "certificate " + request.sslSession().getPeerCertificates()[0];
            } catch (SSLPeerUnverifiedException none) {
                return "no certificate";
            }
        }

        private static void login(RoutingContext exchange) {
            exchange.response().addCookie(Cookie.cookie("user", "alice").setPath("/").setSecure(true));
            exchange.redirect(URI.create(exchange.request().absoluteURI()).resolve("home").toString());
        }
    }

    static QuarkusUnitTest create(String insecureRequests) {
        return QuarkusUnitTest.withSecuredConnection()
                .withApplicationRoot(root -> root.addClasses(SecureTestBase.class, SocketApp.class, Addresses.class,
                        Handlers.class, ClientTestBase.class, BothWays.class, QuarkusTestCallbacks.class))
                .overrideConfigKey("quarkus.http.insecure-requests", insecureRequests)
                .overrideConfigKey("quarkus.http.test-port", "0")
                .overrideConfigKey("quarkus.http.test-ssl-port", "0")
                .overrideConfigKey("quarkus.http.root-path", "/api")
                .overrideConfigKey("quarkus.tls.key-store.p12.path", SocketApp.keyStore().toString())
                .overrideConfigKey("quarkus.tls.key-store.p12.password", "password");
    }

    private static String address(String path) {
        return "https://localhost:" + RestAssured.port + "/api" + path;
    }

    @BothWays
    void theSchemeIsHttps(String way) {
        client(way).get("/secure").send().expectBody(is("true " + address("/secure")));
    }

    @BothWays
    void aLocationLeadsBack(String way) {
        String location = client(way).post("/items").send().expectStatus(201).header("Location");
        assertEquals(address("/items/7"), location);
        client(way).get(location).send().expectBody(is("item 7"));
    }

    @BothWays
    void aSessionKeepsSecureCookies(String way) {
        HandlerSession alice = sessions.open("alice");
        client(way).post("/login").as(alice).send().expectBody(is("home of alice"));
        assertEquals(1, alice.redirects().size());
        assertEquals(URI.create(address("/home")), alice.redirects().get(0).location());
    }

    /** Over TLS, Vert.x sends the file in chunks. */
    @Test
    void bothWaysAnswerAlike() {
        HandlerClient both = client.bothWays();
        both.get("/secure").send().expectStatus(200);
        both.post("/items").send().expectStatus(201);
        both.get("/addresses").send().expectStatus(200);
        both.get("/certificate").send().expectBody(is("no certificate"));
        both.get("/file").send().expectBody(is("content"));
        both.get("/q/health").send().expectStatus(404);
    }
}
