package io.quarkiverse.handlertesting.http;

import io.quarkiverse.handlertesting.runtime.internal.client.StandaloneClient;
import io.smallrye.common.annotation.CheckReturnValue;

/**
 * Sends requests to the application, in process: through all of its HTTP stack, without a socket. Inject it into any
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
 * Each request is a cause of the running test, as those of RestAssured are. One that has no {@linkplain
 * HandlerRequest#as user} keeps no cookies and follows no redirects: what the application answers is what comes back.
 * <p>
 * Addresses are relative to that of the application, which is what RestAssured has it to be: {@code quarkus.http.root-path}
 * and {@code @TestHTTPEndpoint} are taken into account. One that the application has given, as in {@code Location}, may be
 * given back as it is.
 * <p>
 * Thread-safe. A request that is sent after the application has stopped throws an {@link IllegalStateException}.
 */
public interface HandlerClient {

    /** As {@link #request}. A body is refused. */
    @CheckReturnValue
    HandlerRequest get(String path, Object... pathParams);

    /** As {@link #request}. */
    @CheckReturnValue
    default HandlerRequest post(String path, Object... pathParams) {
        return request("POST", path, pathParams);
    }

    /** As {@link #request}. */
    @CheckReturnValue
    default HandlerRequest put(String path, Object... pathParams) {
        return request("PUT", path, pathParams);
    }

    /** As {@link #request}. */
    @CheckReturnValue
    default HandlerRequest patch(String path, Object... pathParams) {
        return request("PATCH", path, pathParams);
    }

    /** As {@link #request}. */
    @CheckReturnValue
    default HandlerRequest delete(String path, Object... pathParams) {
        return request("DELETE", path, pathParams);
    }

    /** As {@link #request}. A body is refused. */
    @CheckReturnValue
    HandlerRequest head(String path, Object... pathParams);

    /** As {@link #request}. */
    @CheckReturnValue
    default HandlerRequest options(String path, Object... pathParams) {
        return request("OPTIONS", path, pathParams);
    }

    /**
     * A request that has yet to be sent.
     *
     * @param method any token (RFC 9110, section 9.1), as it is to be sent
     * @param path may have a query and parameters in braces. What a URI cannot have in it, as a space, is percent-encoded;
     *        what is encoded already stays as it is.
     * @param pathParams values for the parameters in braces, in their order; those that have none yet are given one with
     *        {@link HandlerRequest#pathParam}
     * @throws IllegalArgumentException if the path names another host or has a fragment, or if one of them has a character
     *         that cannot be sent; if there are more values than parameters, or if one is {@code null}
     */
    @CheckReturnValue
    HandlerRequest request(String method, String path, Object... pathParams);

    /**
     * The same client, whose requests go over a socket to the port of the tests, as those of users do; by HTTP/2 or TLS if
     * {@code quarkus.handler-testing.client.socket} says so.
     */
    @CheckReturnValue
    HandlerClient overSocket();

    /** The same client, whose requests are in process, whatever {@code quarkus.handler-testing.client.transport} says. */
    @CheckReturnValue
    HandlerClient inProcess();

    /**
     * The same client, which sends each request in process and then over a socket, and fails if the answers differ. The
     * application handles it twice: best used for requests that change nothing.
     */
    @CheckReturnValue
    HandlerClient bothWays();

    /**
     * The client of tests into which nothing can be injected. In a {@code @QuarkusTest} it is the one that would be injected;
     * in a {@code @QuarkusIntegrationTest}, where the application runs in another process, its requests go over a socket. So
     * a test class that begins with
     *
     * <pre>
     * HandlerClient client = HandlerClient.standalone();
     * </pre>
     *
     * can be extended by one with {@code @QuarkusIntegrationTest}.
     */
    static HandlerClient standalone() {
        return StandaloneClient.create();
    }
}
