package io.quarkiverse.handlertesting.behaviour.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A session belongs to one test, which can have any number of sessions. */
@QuarkusTest
class SessionLifecycleTest extends QuarkusTestCallbacks.Manual {

    private static final int USERS = 8;
    private static final int REQUESTS = 25;

    @Inject
    Sessions sessions;

    void first() {
    }

    void second() {
    }

    @Test
    void eachTestHasItsOwnSessions() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "first");
        HandlerSession alice = sessions.open("alice").withCookie("a", "1");
        assertSame(alice, sessions.open("alice"), "the same user within a test");
        assertNotSame(sessions.open(), sessions.open());
        assertEquals("3", sessions.open().name());
        test.end();

        QuarkusTestCallbacks next = QuarkusTestCallbacks.begin(this, "second");
        assertEquals(List.of(), sessions.open("alice").cookies());
        assertEquals("Session alice of SessionLifecycleTest.first was used after that test had ended. Each test has sessions of"
                + " its own: open one in it, or in @BeforeEach.",
                assertThrows(IllegalStateException.class, alice::given).getMessage());
        assertThrows(IllegalStateException.class, () -> RestAssured.given().filter(alice).get("/echo"));
        next.end();
    }

    @Test
    void noSessionCanBeOpenedOutsideATest() {
        assertEquals("A @TestScoped bean was used on the thread " + Thread.currentThread().getName()
                + ", which belongs to no running test. Its scope lasts from the first @BeforeEach method of a test to its last @AfterEach method: use"
                + " it from there, and not from a constructor, @BeforeAll, @AfterAll or the application.",
                assertThrows(ContextNotActiveException.class, () -> sessions.open("alice")).getMessage());
    }

    @Test
    void aSessionNeedsAName() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "first");

        assertEquals("A session needs a name. Without one, use open().",
                assertThrows(IllegalArgumentException.class, () -> sessions.open(" ")).getMessage());
        test.end();
    }

    @Test
    void severalUsersActAtOnce() throws Exception {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "first");
        ExecutorService threads = Executors.newFixedThreadPool(USERS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int n = 0; n < USERS; n++) {
                String name = "user" + n;
                ends.add(threads.submit(() -> {
                    HandlerSession user = sessions.open(name);
                    for (int i = 0; i < REQUESTS; i++) {
                        user.given().queryParam("cookie", "id=" + name + "-" + i).get("/set").then().statusCode(200);
                        String seen = user.given().get("/echo").asString();
                        assertEquals(true, seen.contains("\ncookie: id=" + name + "-" + i + "\n"), seen);
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
            test.end();
        }
    }

    @Test
    void severalThreadsCanUseOneSession() throws Exception {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "first");
        HandlerSession alice = sessions.open("alice");
        ExecutorService threads = Executors.newFixedThreadPool(USERS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int n = 0; n < USERS; n++) {
                String cookie = "t" + n;
                ends.add(threads.submit(() -> {
                    for (int i = 0; i < REQUESTS; i++) {
                        alice.given().queryParam("cookie", cookie + "=" + i).get("/set").then().statusCode(200);
                        assertEquals("" + i, alice.cookie(cookie).value());
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            assertEquals(USERS, alice.cookies().size());
        } finally {
            threads.shutdownNow();
            test.end();
        }
    }

    @Test
    void sessionsWorkWithoutAnApplicationInTheSameJvm() {
        HandlerSession alice = Sessions.standalone().open("alice");
        alice.given().get("/start").then().statusCode(200);
        assertEquals("alice", alice.cookie("user").value());

        assertEquals(
                "Sessions.standalone() talks to an application in another process: as(…) cannot work there. Inject Sessions"
                        + " into a @QuarkusTest.",
                assertThrows(IllegalStateException.class, () -> alice.as("alice", "admin")).getMessage());
        assertEquals(
                "Sessions.standalone() talks to an application in another process: withStored(…) and stored() cannot work"
                        + " there. Inject Sessions into a @QuarkusTest.",
                assertThrows(IllegalStateException.class, () -> alice.withStored(Map.of())).getMessage());
    }
}
