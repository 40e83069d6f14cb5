package io.quarkiverse.handlertesting.behaviour.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkiverse.handlertesting.runtime.internal.identity.TestIdentities;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;

/**
 * An application without quarkus-security stays unchanged. A test that uses an identity fails with the missing dependency.
 */
@QuarkusTest
class WithoutSecurityTest {

    @Singleton
    static class Routes {
        void add(@Observes Router router) {
            router.get("/header").handler(exchange -> exchange.response()
                    .end(String.valueOf(exchange.request().getHeader(IdentityHeader.NAME))));
        }
    }

    @Test
    void refusesAnIdentity() {
        assertEquals("The application has no quarkus-security extension: as(user, roles) does not work without it."
                + " Add io.quarkus:quarkus-security.",
                assertThrows(IllegalStateException.class, TestIdentities::current).getMessage());
    }

    @Test
    void leavesRequestsUnchanged() {
        given().header(IdentityHeader.NAME, "any").get("/header").then().statusCode(200).body(equalTo("any"));
    }
}
