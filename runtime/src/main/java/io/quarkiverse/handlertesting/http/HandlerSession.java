package io.quarkiverse.handlertesting.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.restassured.filter.Filter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * One user of the application, with a {@linkplain CookieJar jar} that behaves as that of a browser:
 *
 * <pre>
 * HandlerSession alice = sessions.open("alice");
 * alice.given().post("/auth/initiate").then().statusCode(201);
 * alice.given().body(code).post("/auth/callback").then().statusCode(200); // with the cookies of the first
 * assertTrue(alice.cookie("modelhub_session").httpOnly());
 * </pre>
 *
 * It is a filter of RestAssured too: {@code given().filter(alice)}. The cookies of the jar are added to those that the request
 * names itself, which win over others of their name, and are in RestAssured's log like those.
 * <p>
 * <b>Redirects</b> are followed here, and not by RestAssured, which would lose the cookies of all but the last response: 303,
 * and 301 and 302 of a POST, become a GET; 307 and 308 keep method and body (Fetch standard, section 4.5, HTTP-redirect
 * fetch). {@code Authorization} and the identity of {@link #as} stay with the origin that they were meant for. All requests of
 * a chain have one cause. What is not followed is given back as it came: a redirect without {@code Location}, to another scheme
 * than HTTP, or to a host that is neither the one of the request nor this machine. {@link #follow}, {@code
 * redirects().follow(false)}, {@code redirects().max(n)} and RestAssured's {@code RedirectConfig} switch it off or limit it.
 * <p>
 * Methods that change the session return it. Thread-safe. A session lasts as long as its test, and then refuses to send.
 */
public interface HandlerSession extends Filter {

    /** For failure messages. */
    String name();

    /** A request of this user: {@code RestAssured.given()} with this filter. */
    RequestSpecification given();

    /**
     * The cookie of this name.
     *
     * @throws AssertionError if there is none, or if there are several; it says which there are, and what became of it
     */
    Cookie cookie(String name);

    /** The cookie of this name; empty if there is none. As {@link #cookie} if there are several. */
    Optional<Cookie> findCookie(String name);

    /** All cookies, those that were set first at the beginning; a copy. */
    List<Cookie> cookies();

    /** What the application wanted to set and a browser would have ignored, each with the reason. */
    List<RejectedCookie> rejected();

    /** Its cookies, for what this interface has no word for: a clock, cookies with attributes, the end of the browser. */
    CookieJar jar();

    /**
     * Puts in a cookie by hand, for all paths of the application's host ({@code RestAssured.baseURI}). It is always sent; the
     * application may replace it.
     *
     * @throws IllegalArgumentException if it cannot be sent in a header
     */
    HandlerSession withCookie(String name, String value);

    /**
     * Sends this header with each request that has none of that name.
     *
     * @param value {@code null} to send it no longer
     * @throws IllegalArgumentException if it cannot be sent, as for a line break in it
     */
    HandlerSession withHeader(String name, String value);

    /**
     * From now on the user is behind a TLS proxy: cookies that are {@code Secure} are kept and sent, on the plain port too,
     * and requests say {@code X-Forwarded-Proto: https}. Without it such a cookie is {@linkplain #rejected() rejected}.
     */
    HandlerSession secure();

    /**
     * Sends the value of a cookie as a header too, with each request that may change something (not GET, HEAD, OPTIONS or
     * TRACE) and does not have it: the double submit of a CSRF token. For all sessions, configure
     * {@code quarkus.handler-testing.sessions.csrf-cookie} instead.
     */
    HandlerSession withCsrf(String cookie, String header);

    /** The same user, whose requests are redirected, or not. This session stays as it is. */
    HandlerSession follow(boolean redirects);

    /**
     * The same user with the same cookies, each of whose requests is authenticated as this one, whatever the application's
     * own mechanisms are. This session stays as it is, so two identities can act in one test. Needs {@code quarkus-security}.
     *
     * @param roles none for a user without
     * @throws IllegalStateException if the application has no security, or runs in another process
     */
    HandlerSession as(String user, String... roles);

    /** The redirects of the last exchange that has ended, in order; empty if it had none. */
    List<Redirect> redirects();

    /**
     * Logs in with the form authentication of Quarkus, whose addresses and names are taken from {@code
     * quarkus.http.auth.form}.
     *
     * @return the answer to the form, not followed
     * @throws AssertionError if that set no credential
     */
    Response formLogin(String user, String password);

    /**
     * Puts a session with these data where the application keeps its sessions (see {@link StoredSessions}), and its cookie
     * here. The cookie is called {@code quarkus.handler-testing.sessions.cookie-name}.
     *
     * @param data copied
     */
    HandlerSession withStored(Map<String, Object> data);

    /**
     * What the application keeps of this user; a copy.
     *
     * @throws AssertionError if it keeps nothing; it says why
     */
    Map<String, Object> stored();

    /** What the application keeps of this user; empty if that is nothing. */
    Optional<Map<String, Object>> findStored();

    /** Forgets all cookies, and what was rejected. Headers and the like stay. */
    HandlerSession clear();
}
