package io.quarkiverse.handlertesting.behaviour.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.http.SessionAssertionError;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** Sessions of Vert.x in the local store, which is not a bean. */
@QuarkusTest
@TestMethodOrder(OrderAnnotation.class)
class StoredSessionsTest extends AliceTestBase {

    @Test
    void giveTheApplicationTheDataOfTheTest() {
        alice.withStored(Map.of("user", "alice"));

        alice.given().get("/session/user").then().body(equalTo("alice"));
    }

    @Test
    void giveTheTestTheDataOfTheApplication() {
        alice.given().put("/session/user/bob").then().statusCode(200);

        assertEquals(Map.of("user", "bob"), alice.stored());
        alice.given().put("/session/role/admin");
        assertEquals(Map.of("user", "bob", "role", "admin"), alice.stored());
        assertEquals(Map.of("user", "carol"), sessions.open("carol").withStored(Map.of("user", "carol")).stored());
    }

    @Test
    void explainWhyNothingIsStored() {
        assertEquals("Session alice has no cookie vertx-web.session; nothing has set it.\nIt has no cookies.",
                assertThrows(SessionAssertionError.class, alice::stored).getMessage());
        assertEquals(Optional.empty(), alice.findStored());

        alice.withCookie("vertx-web.session", "invented");
        assertEquals(
                "The application stores no session for the cookie vertx-web.session=cookie(8)# (localhost /) of session alice.",
                assertThrows(SessionAssertionError.class, alice::stored).getMessage().replaceAll("#[0-9a-f]{4} ", "# "));
        assertEquals(Optional.empty(), alice.findStored());
    }

    @Test
    void areGoneAfterTheEndOfTheSession() {
        alice.withStored(Map.of("user", "alice"));
        alice.given().delete("/session").then().statusCode(200);

        assertEquals(Optional.empty(), alice.findStored());
        assertTrue(alice.cookies().isEmpty());
    }

    @Test
    void haveNoKeyNull() {
        assertEquals("withStored(data) got null", refused(null));
        assertEquals("withStored(data) got null as a key", refused(Collections.singletonMap(null, "alice")));
    }

    private String refused(Map<String, Object> data) {
        return assertThrows(IllegalArgumentException.class, () -> alice.withStored(data)).getMessage();
    }

    @Test
    void refuseToBlockAnEventLoop() {
        String why = " would block the event loop thread vert.x-eventloop-thread-N, which the application needs to answer. Call it"
                + " on the thread of the test; with"
                + " @RunOnVertxContext, that needs runOnEventLoop = false.";
        assertEquals("withStored(data)" + why, refusedOnAnEventLoop(() -> alice.withStored(Map.of("user", "alice"))));
        alice.withCookie("vertx-web.session", "invented");
        assertEquals("stored()" + why, refusedOnAnEventLoop(alice::stored));
    }

    private static String refusedOnAnEventLoop(Executable call) {
        CompletableFuture<String> refused = new CompletableFuture<>();
        Arc.container().instance(Vertx.class).get().runOnContext(now -> {
            try {
                refused.complete(assertThrows(IllegalStateException.class, call).getMessage());
            } catch (Throwable thrown) {
                refused.completeExceptionally(thrown);
            }
        });
        return refused.join().replaceFirst("thread-\\d+", "thread-N");
    }

    /** Runs first, since the first use creates the extension's view of the store. */
    @Test
    @Order(1)
    void leaveNoWorkRunning() {
        alice.withStored(Map.of("user", "alice")).stored();

        events.awaitIdle();
        assertTrue(events.seen().isEmpty(), events.timeline());
    }
}
