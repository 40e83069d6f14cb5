package io.quarkiverse.handlertesting.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import io.quarkiverse.handlertesting.http.SessionAssertionError;
import io.quarkiverse.handlertesting.http.Sessions;
import io.restassured.RestAssured;

/** A login whose cookie a browser would ignore is refused, and the failure says why. */
class FormLoginTest {

    @Test
    void theFailureSaysWhyTheCookieWasRejected() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/j_security_check", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "other=x; Domain=other.example");
            exchange.getResponseHeaders().add("Set-Cookie", "quarkus-credential=x; Domain=shop.example");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        int port = RestAssured.port;
        RestAssured.port = server.getAddress().getPort();
        try {
            assertEquals("Session alice could not log in as alice: POST /j_security_check was answered with 302, and the"
                    + " session rejected the cookie quarkus-credential. Its Domain=shop.example does not cover the host"
                    + " localhost.",
                    assertThrows(SessionAssertionError.class,
                            () -> Sessions.standalone().open("alice").formLogin("alice", "secret")).getMessage());
        } finally {
            RestAssured.port = port;
            server.stop(0);
        }
    }
}
