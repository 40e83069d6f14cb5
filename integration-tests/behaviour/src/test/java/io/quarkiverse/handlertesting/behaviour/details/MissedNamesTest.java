package io.quarkiverse.handlertesting.behaviour.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestQuery;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A failure names what the application reads from a request, which has another name. */
@QuarkusTest
class MissedNamesTest {

    @Inject
    HandlerClient client;

    public static class Page {

        @RestQuery
        @DefaultValue("20")
        int pageSize;
    }

    @Path("/missed")
    public static class Payments {

        @POST
        @Path("/header")
        public String pay(@HeaderParam("Idempotency-Keys") String key) {
            return String.valueOf(key);
        }

        @GET
        @Path("/query")
        public int list(@BeanParam Page page) {
            return page.pageSize;
        }

        @GET
        @Path("/cookie")
        public String show(@CookieParam("them") String theme) {
            return String.valueOf(theme);
        }

        @GET
        @Path("/headers")
        public String read(@Context HttpHeaders headers) {
            return headers.getHeaderString("Tennant") + headers.getRequestHeader("X-Regions");
        }

        @GET
        @Path("/either")
        public String either(@Context HttpHeaders headers) {
            String old = headers.getHeaderString("X-Tenant");
            return old == null ? headers.getHeaderString("Tenant") : old;
        }
    }

    @ApplicationScoped
    static class Routes {

        void register(@Observes Router router) {
            router.get("/missed/route").handler(Routes::answer);
        }

        private static void answer(RoutingContext exchange) {
            exchange.end(exchange.request().getHeader("Tennant") + exchange.queryParam("limits")
                    + exchange.request().getParam("limit_s", "none") + exchange.request().getCookie("themes"));
        }
    }

    private static List<String> clues(HandlerRequest request) {
        return assertThrows(HttpAssertionError.class, () -> request.send().expectStatus(418)).getMessage().lines()
                .filter(line -> line.contains("reads")).map(line -> line.replaceAll("\\.java:\\d+", ".java:N")).toList();
    }

    @Test
    void ofHeaders() {
        assertEquals(List.of("r1 has no header \"Idempotency-Keys\", which Payments.pay reads, but \"Idempotency-Key\"."),
                clues(client.post("/missed/header").header("Idempotency-Key", "k-17")));
    }

    @Test
    void notOfWhatIsThere() {
        assertEquals(List.of(), clues(client.post("/missed/header").header("Idempotency-Keys", "k-17")));
        assertEquals(List.of(), clues(client.get("/missed/either").header("Tenant", "t")));
    }

    @Test
    void ofQueries() {
        assertEquals(List.of("r1 has no query parameter \"pageSize\", which Payments.list reads, but \"page-size\"."),
                clues(client.get("/missed/query").queryParam("page-size", "5")));
    }

    @Test
    void ofCookies() {
        assertEquals(List.of("r1 has no cookie \"them\", which Payments.show reads, but \"theme\"."),
                clues(client.get("/missed/cookie").header("Cookie", "theme=dark; b=c")));
    }

    @Test
    void ofHeadersThatCodeReads() {
        assertEquals(List.of("r1 has no header \"Tennant\", which MissedNamesTest.java:N reads, but \"Tenant\".",
                "r1 has no header \"X-Regions\", which MissedNamesTest.java:N reads, but \"X-Region\"."),
                clues(client.get("/missed/headers").header("Tenant", "t").header("X-Region", "eu")));
    }

    @Test
    void ofRoutes() {
        assertEquals(List.of("r1 has no header \"Tennant\", which MissedNamesTest.java:N reads, but \"Tenant\".",
                "r1 has no query parameter \"limits\", which MissedNamesTest.java:N reads, but \"limit\"."),
                clues(client.get("/missed/route").header("Tenant", "t").queryParam("limit", "3")));
        assertEquals(List.of("r2 has no parameter \"limit_s\", which MissedNamesTest.java:N reads, but \"limits\".",
                "r2 has no cookie \"themes\", which MissedNamesTest.java:N reads, but \"theme\"."),
                clues(client.get("/missed/route").queryParam("limits", "3").header("Cookie", "theme=dark")));
    }
}
