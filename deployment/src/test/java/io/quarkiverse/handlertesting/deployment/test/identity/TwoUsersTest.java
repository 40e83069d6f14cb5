package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.basic;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Two users of one test keep their identities, one after the other or at once. */
@Timeout(120)
class TwoUsersTest {

    private static final int USERS = 8;
    private static final int ROUNDS = 200;

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(Background.class, Answers.class, RequestEnd.class);

    private ExecutorService users;

    /** QuarkusUnitTest has one instance for all tests of the class. */
    @BeforeEach
    void begin() {
        users = Executors.newFixedThreadPool(USERS);
    }

    @AfterEach
    void end() throws InterruptedException {
        users.shutdownNow();
        assertTrue(users.awaitTermination(30, TimeUnit.SECONDS));
    }

    @Test
    void actOneAfterTheOther() {
        as("alice", "admin").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin]"));
        as("bob").get("/who/admin").then().statusCode(403);
        given().get("/who").then().body(equalTo("anonymous"));
        basic("carol").get("/who").then().body(equalTo("carol[admin]"));
        as("alice", "admin").get("/who").then().body(equalTo("alice[admin]"));
        as("alice").get("/who").then().body(equalTo("alice[]"));
    }

    @Test
    void actAtOnce() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            String user = "user" + i;
            all.add(users.submit(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    act(user, "role" + round);
                }
                return null;
            }));
        }
        for (Future<?> user : all) {
            user.get(100, TimeUnit.SECONDS);
        }
    }

    private static void act(String user, String role) {
        assertEquals(user + "[" + role + "]", as(user, role).get("/who").asString());
        assertEquals(user, as(user, role).get("/background/managed executor").asString());
        assertEquals("anonymous", given().get("/who").asString());
    }
}
