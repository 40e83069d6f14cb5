package io.quarkiverse.handlertesting.deployment.test.identity;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.restassured.filter.log.RequestLoggingFilter;

/** A view of a session acts as another user. */
class SessionIdentityTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(QuarkusTestCallbacks.class, RedirectingResource.class);

    @Inject
    Sessions sessions;

    private HandlerSession alice;

    @BeforeEach
    void open() {
        alice = sessions.open("alice");
    }

    @Test
    void twoIdentitiesCanActInOneTest() {
        alice.as("alice", "admin").given().get("/who/admin").then().statusCode(200).body(equalTo("alice[admin]"));
        sessions.open("bob").as("bob").given().get("/who/admin").then().statusCode(403);
        alice.given().get("/who/admin").then().statusCode(401);
    }

    @Test
    void aViewSharesTheCookies() {
        HandlerSession admin = alice.as("alice", "admin");
        admin.withCookie("a", "1");

        assertEquals("1", alice.cookie("a").value());
        assertEquals("alice", admin.name());
        admin.follow(false).given().queryParam("to", "/who").get("/redirecting").then().statusCode(303);
        alice.follow(false).as("alice").given().queryParam("to", "/who").get("/redirecting").then().statusCode(303);
        admin.as("bob", "admin").given().get("/who/admin").then().body(equalTo("bob[admin]"));
    }

    @Test
    void anIdentityIsNotSentToAnotherHost() {
        HandlerSession admin = alice.as("alice", "admin");

        admin.given().queryParam("to", "/who/admin").get("/redirecting").then().statusCode(200).body(equalTo("alice[admin]"));
        admin.given().queryParam("to", "http://127.0.0.1:" + RestAssured.port + "/who").get("/redirecting").then()
                .body(equalTo("anonymous"));
    }

    @Test
    void theHeaderOfAnIdentityIsNotLogged() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();

        alice.as("alice", "admin").given().filter(new RequestLoggingFilter(new PrintStream(log))).header("X-Own", "1")
                .queryParam("to", "/who/admin").get("/redirecting").then().body(equalTo("alice[admin]"));
        assertEquals(2, log.toString().lines().filter(line -> line.contains("X-Own=1")).count(), log::toString);
        assertFalse(log.toString().contains("X-Handler-Testing"), log::toString);
    }

    @Test
    void aBlankNameIsRefused() {
        assertEquals("The user is blank: \"\".", assertThrows(IllegalArgumentException.class, () -> alice.as("")).getMessage());
    }
}
