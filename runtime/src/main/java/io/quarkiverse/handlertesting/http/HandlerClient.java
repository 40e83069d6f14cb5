package io.quarkiverse.handlertesting.http;

import java.time.Duration;

import io.quarkiverse.handlertesting.runtime.internal.client.StandaloneClient;
import io.quarkiverse.handlertesting.runtime.internal.router.RouterClientImpl;
import io.smallrye.common.annotation.CheckReturnValue;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Sends requests to the application in process: through its whole HTTP stack, without a socket. Inject it into any
 * {@code @QuarkusTest}:
 *
 * <pre>
 * &#64;Inject
 * HandlerClient client;
 *
 * HandlerResponse response = client.get("/models?page=1").send();
 * response.expectStatus(200);
 * Page page = response.json(Page.class);
 * </pre>
 *
 * Each request is a cause of the running test, as a request of RestAssured is. A request without a
 * {@linkplain HandlerRequest#as session} keeps no cookies and follows no redirects: the test gets the response of the
 * application as it is.
 * <p>
 * Addresses are relative to the application's address, as RestAssured has it: with {@code quarkus.http.root-path} and
 * {@code @TestHTTPEndpoint}. An address that the application returned, for example in {@code Location}, can be used as it is.
 * <p>
 * Thread-safe. Sending a request after the application has stopped throws an {@link IllegalStateException}.
 */
public interface HandlerClient {

    /** As {@link #request}, with {@code GET}. A body is refused. */
    @CheckReturnValue
    HandlerRequest get(String path, Object... pathParams);

    /** As {@link #request}, with {@code POST}. */
    @CheckReturnValue
    default HandlerRequest post(String path, Object... pathParams) {
        return request("POST", path, pathParams);
    }

    /** As {@link #request}, with {@code PUT}. */
    @CheckReturnValue
    default HandlerRequest put(String path, Object... pathParams) {
        return request("PUT", path, pathParams);
    }

    /** As {@link #request}, with {@code PATCH}. */
    @CheckReturnValue
    default HandlerRequest patch(String path, Object... pathParams) {
        return request("PATCH", path, pathParams);
    }

    /** As {@link #request}, with {@code DELETE}. */
    @CheckReturnValue
    default HandlerRequest delete(String path, Object... pathParams) {
        return request("DELETE", path, pathParams);
    }

    /** As {@link #request}, with {@code HEAD}. A body is refused. */
    @CheckReturnValue
    HandlerRequest head(String path, Object... pathParams);

    /** As {@link #request}, with {@code OPTIONS}. */
    @CheckReturnValue
    default HandlerRequest options(String path, Object... pathParams) {
        return request("OPTIONS", path, pathParams);
    }

    /**
     * A request to configure and send.
     *
     * @param method any token (RFC 9110, section 9.1); it is sent as it is
     * @param path may have a query, and parameters in braces. Characters that a URI cannot have, such as a space, are
     *        percent-encoded; encoded characters stay as they are.
     * @param pathParams values for the parameters in braces, in their order; set the values of the remaining parameters with
     *        {@link HandlerRequest#pathParam}
     * @throws IllegalArgumentException if the path names another host or has a fragment, if the method or the path has a
     *         character that cannot be sent, if there are more values than parameters, or if a value is {@code null}
     */
    @CheckReturnValue
    HandlerRequest request(String method, String path, Object... pathParams);

    /**
     * The same client, whose requests go over a socket to the test port, as the requests of users do; over HTTP/2 or TLS if
     * {@code quarkus.handler-testing.client.socket} says so.
     */
    @CheckReturnValue
    HandlerClient overSocket();

    /**
     * The same client, whose requests are in process whatever the value of {@code quarkus.handler-testing.client.transport}
     * is.
     */
    @CheckReturnValue
    HandlerClient inProcess();

    /**
     * The same client, which sends each request twice, in process and then over a socket, and fails if the responses differ.
     * The application handles the request twice, so prefer requests that change nothing.
     */
    @CheckReturnValue
    HandlerClient bothWays();

    /**
     * A client whose requests are part of this session, as {@link HandlerRequest#as(HandlerSession)}. It replaces the session
     * and the user of this client.
     * <p>
     * This and the following methods give the same client with a default for its requests, as if each request began with that
     * step. A later step of a request replaces the default: {@code as}, {@code within}, {@code basicAuth}, or a header of the
     * same name. {@link HandlerRequest#anonymous()} drops session and user.
     */
    @CheckReturnValue
    HandlerClient as(HandlerSession session);

    /**
     * A client whose requests are authenticated as this user with these roles, as {@link HandlerRequest#as(String, String...)}.
     * It replaces the user of this client; a session stays.
     */
    @CheckReturnValue
    HandlerClient as(String user, String... roles);

    /** As {@link #as(String, String...)}, for a user with permissions, claims and attributes. */
    @CheckReturnValue
    HandlerClient as(TestUser user);

    /**
     * A client whose requests have this header. It replaces a header of this client with the same name.
     *
     * @throws IllegalArgumentException if the header cannot be sent
     */
    @CheckReturnValue
    HandlerClient header(String name, String value);

    /**
     * A client whose requests have this deadline, as {@link HandlerRequest#within(Duration)}.
     *
     * @param deadline positive
     */
    @CheckReturnValue
    HandlerClient within(Duration deadline);

    /**
     * A client for test classes without injection. In a {@code @QuarkusTest} it is the client that would be injected. In a
     * {@code @QuarkusIntegrationTest}, where the application runs in another process, its requests go over a socket. So a
     * {@code @QuarkusIntegrationTest} can extend a test class that begins with
     *
     * <pre>
     * HandlerClient client = HandlerClient.standalone();
     * </pre>
     */
    static HandlerClient standalone() {
        return StandaloneClient.create();
    }

    /**
     * A client of a router alone, without Quarkus: for tests of milliseconds that may run in parallel. Close it after the test.
     *
     * @param vertx runs the handlers; the test closes it
     * @param router has the handlers of the test
     * @throws NullPointerException if one of them is {@code null}
     * @throws IllegalStateException if the Vert.x is closed
     * @throws IllegalArgumentException if the {@code Vertx} is a mock
     */
    static RouterClient of(Vertx vertx, Router router) {
        return RouterClientImpl.of(vertx, router);
    }

    /**
     * As {@link #of(Vertx, Router)}, for one handler, which gets the requests of every method and path.
     *
     * @param handler reads bodies itself; one that expects a {@code BodyHandler} before it needs a router
     */
    static RouterClient of(Vertx vertx, Handler<RoutingContext> handler) {
        return RouterClientImpl.of(vertx, handler);
    }
}
