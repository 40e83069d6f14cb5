package io.quarkiverse.handlertesting.http;

import java.time.Duration;

import io.quarkiverse.handlertesting.events.Events;
import io.smallrye.common.annotation.CheckReturnValue;

/**
 * Sends requests to a router or a handler alone, in process and without Quarkus. The test makes both, with its mocks, and owns
 * the Vert.x:
 *
 * <pre>
 * Router router = Router.router(vertx);
 * new ModelRoutes(models).register(router); // models is a mock
 * try (RouterClient client = HandlerClient.of(vertx, router)) {
 *     client.get("/models/{id}", 7).send().expectStatus(200);
 * }
 * </pre>
 *
 * Requests, bodies, sessions, event streams and streams of JSON lines work as in a {@code @QuarkusTest}. Whatever needs the
 * application throws an {@link IllegalStateException} that names it: {@code as(user, roles)}, {@code overSocket()},
 * {@code bothWays()}, {@code webSocket()}, {@code expectStatements(count)}, {@code given()} and {@code formLogin(…)} of a
 * session and its stored data; of {@link #events()}, waits for work, scopes, and events that only an application has. The docs
 * have a table of them.
 * <p>
 * The router gets each request as a server of Vert.x would pass it on, at {@code http://localhost}: nothing reads the body
 * before its handlers. Until the client is closed, the router has one more route, the first, which records the requests of this
 * client and passes all others on.
 * <p>
 * <b>Configuration.</b> That of the tests, with the profile {@code test}, as for {@link HandlerClient#standalone()}:
 * {@code quarkus.handler-testing.client}, {@code .sessions}, {@code .events} and {@code .mask}. JSON is read and written by
 * Jackson or JSON-B, whichever is on the class path, with the defaults of Quarkus.
 * <p>
 * <b>Threads.</b> Thread-safe; a client may be used by several tests at once. Handlers run on the event loops of the Vert.x.
 * <p>
 * <b>End of life.</b> {@link #close()} aborts open exchanges and ends the events; so does the end of the Vert.x. Requests that
 * are sent afterwards throw an {@link IllegalStateException}. A Vert.x that several tests share keeps a client until one of
 * both is closed.
 */
public interface RouterClient extends HandlerClient, AutoCloseable {

    /**
     * The events of this client, in a journal of its own: its requests when they reach the router, their responses, frames of
     * event streams, and exceptions that fail an exchange. They can be read after the client is closed.
     */
    Events events();

    /** The sessions of this client, which end with it. Each client has its own: {@code sessions().open("alice")}. */
    Sessions sessions();

    @Override
    @CheckReturnValue
    RouterClient as(HandlerSession session);

    @Override
    @CheckReturnValue
    RouterClient header(String name, String value);

    @Override
    @CheckReturnValue
    RouterClient within(Duration deadline);

    /** This client. */
    @Override
    @CheckReturnValue
    RouterClient inProcess();

    /** Closes this client and its clients with defaults. Does not block. Closing it again does nothing. */
    @Override
    void close();
}
