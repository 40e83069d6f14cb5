package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static io.quarkiverse.handlertesting.events.Selectors.called;
import static io.quarkiverse.handlertesting.events.Selectors.calledOut;
import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.committed;
import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.logged;
import static io.quarkiverse.handlertesting.events.Selectors.published;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static io.quarkiverse.handlertesting.events.Selectors.span;
import static io.quarkiverse.handlertesting.events.Selectors.statements;
import static io.quarkiverse.handlertesting.events.Selectors.transactions;
import static io.quarkiverse.handlertesting.http.TestUser.user;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;

import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.restassured.response.Response;
import io.vertx.core.Vertx;

/** A router alone refuses by name what only an application can do. */
class RouterClientRefusalsTest {

    private final Vertx vertx = Vertx.vertx();
    private final RouterClient client = HandlerClient.of(vertx, exchange -> exchange.end("[]"));
    private final Events events = client.events();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void refused(String call, String instead, Executable refused) {
        assertEquals(call + " needs a running Quarkus application; this client has a router alone. " + instead,
                assertThrows(IllegalStateException.class, refused).getMessage());
    }

    @Test
    void refusesUsers() {
        String instead = "Let a handler before the tested one set the user, or use a @QuarkusTest.";
        refused("as(user, roles)", instead, () -> client.as("ann", "admin"));
        refused("as(user, roles)", instead, () -> client.as(user("ann")));
        refused("as(user, roles)", instead, () -> client.get("/").as("ann"));
        refused("as(user, roles)", instead, () -> client.get("/").as(user("ann")));
        refused("as(user, roles)", instead, () -> client.sessions().open().as("ann"));
        refused("as(user, roles)", instead, () -> client.sessions().open().as(user("ann")));
    }

    @Test
    void refusesSockets() {
        String instead = "It has no port: send the request in process, or use a @QuarkusTest.";
        refused("overSocket()", instead, client::overSocket);
        refused("bothWays()", instead, client::bothWays);
        refused("webSocket()", "Open the WebSocket in a @QuarkusTest.", () -> client.get("/").webSocket());
    }

    @Test
    void refusesToCountStatements() {
        HandlerResponse response = client.get("/").send();
        refused("expectStatements(count)", "Count the statements in a @QuarkusTest.", () -> response.expectStatements(is(0)));
        refused("expectStatements(response, count)", "Count the statements in a @QuarkusTest.",
                () -> events.expectStatements(null, is(0)));
    }

    @Test
    void refusesSessionsOfRestAssuredAndOfQuarkus() {
        HandlerSession session = client.sessions().open("alice");
        refused("given()", "Send the request with the client: client.get(…).as(session).", session::given);
        refused("A session as a filter of RestAssured", "Send the request with the client: client.get(…).as(session).",
                () -> ((io.restassured.filter.Filter) session).filter(null, null, null));
        refused("formLogin(user, password)", "Send the form with the client: client.post(…).formParam(…).as(session).",
                () -> session.formLogin("alice", "secret"));
        String instead = "Ask the SessionStore that the test gives the router.";
        refused("withStored(data), stored() or findStored()", instead, () -> session.withStored(Map.of("user", "alice")));
        session.withCookie("vertx-web.session", "7");
        refused("withStored(data), stored() or findStored()", instead, session::stored);
        refused("withStored(data), stored() or findStored()", instead, session::findStored);
    }

    @Test
    void refusesToWaitForWork() {
        String instead = "It counts no work: await an event, or use a @QuarkusTest.";
        refused("awaitIdle()", instead, events::awaitIdle);
        refused("awaitIdle(within)", instead, () -> events.awaitIdle(Duration.ofSeconds(1)));
        refused("awaitIdle(response)", instead, () -> events.awaitIdle((Response) null));
        refused("awaitIdle(response)", instead, () -> events.awaitIdle((HandlerResponse) null));
        refused("awaitIdle(message)", instead, () -> events.awaitIdle((SentMessage) null));
    }

    @Test
    void refusesToExpectFailuresOfWork() {
        String instead = "Subscribe to failed(type), which sees the exceptions of handlers.";
        refused("expectFailure(type)", instead, () -> events.expectFailure(Error.class));
        refused("expectFailure(type, predicate)", instead, () -> events.expectFailure(Error.class, any -> true));
        refused("expectFailure(type, predicate, description)", instead,
                () -> events.expectFailure(Error.class, any -> true, "any"));
    }

    @Test
    void refusesScopes() {
        refused("open(name)", "Make a client for each user: each has a journal of its own.", () -> events.open("alice"));
    }

    @Test
    void refusesEventsOfAnApplication() {
        unrecorded("String", fired(String.class));
        unrecorded("committed String", committed(String.class));
        unrecorded("call of Runnable.run", calls(Runnable.class, "run"));
        unrecorded("message on models", published("models"));
        unrecorded("message to orders", sent("orders"));
        unrecorded("message to orders", sent("orders", String.class));
        unrecorded("delivery of orders", delivered("orders"));
        unrecorded("call of hub", called("hub"));
        unrecorded("outgoing request", calledOut());
        unrecorded("log record from level WARN", logged(Level.WARN));
        unrecorded("span GET /", span("GET /"));
        unrecorded("statement", statements());
        unrecorded("step of a transaction", transactions());
        unrecorded("answer to package.Service/Method", answered("package.Service/Method"));
    }

    private void unrecorded(String description, EventSelector<?> selector) {
        String instead = "It records requests, responses, frames of event streams, and exceptions of handlers.";
        refused("A subscription to \"" + description + "\"", instead, () -> events.subscribe(selector));
        refused("A subscription to \"" + description + "\"", instead, () -> events.subscribeFromStart(selector));
    }

    @Test
    void refusesNullAsASelector() {
        assertEquals("A subscription needs a selector, but got null",
                assertThrows(IllegalArgumentException.class, () -> events.subscribe(null)).getMessage());
    }
}
