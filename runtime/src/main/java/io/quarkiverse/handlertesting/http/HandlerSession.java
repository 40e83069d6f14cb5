package io.quarkiverse.handlertesting.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.restassured.filter.Filter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * A session with the application. Its {@linkplain CookieJar cookie jar} behaves as a browser's:
 *
 * <pre>
 * HandlerSession alice = sessions.open("alice");
 * alice.given().post("/auth/initiate").then().statusCode(201);
 * alice.given().body(code).post("/auth/callback").then().statusCode(200); // sends the cookies of the first response
 * assertTrue(alice.cookie("modelhub_session").httpOnly());
 * </pre>
 *
 * A session is also a RestAssured filter: {@code given().filter(alice)}. It adds the cookies of its jar to those that the
 * request sets itself; where both have the same name, the cookie of the request wins. RestAssured's log shows all of them.
 * <p>
 * <b>Redirects</b> are followed by the session, not by RestAssured, which would lose the cookies of all but the last
 * response. 303, and 301 and 302 of a POST, become a GET; 307 and 308 keep method and body (Fetch standard, section 4.5,
 * HTTP-redirect fetch). {@code Authorization} and the identity of {@link #as} are sent to the origin of the first request
 * only. All requests of a chain have one cause. The session does not follow a redirect without {@code Location}, to a scheme
 * other than HTTP, or to a host that is neither the host of the request nor this machine: the test gets that response. A
 * {@code Location} that browsers follow and this client cannot, with a {@code %} that begins no octet, fails the request with
 * an {@link HttpAssertionError}.
 * The page with which an {@code OidcUpstream} answers to {@code response_mode=form_post} counts as a redirect: the session
 * posts its form, as the script in the page does in a browser. The session runs no scripts of other pages.
 * {@link #follow}, {@code redirects().follow(false)}, {@code redirects().max(n)} and RestAssured's {@code RedirectConfig}
 * switch redirects off or limit their number.
 * <p>
 * Methods that change the session return it. Thread-safe. A session lasts as long as its test; after that it refuses to send.
 */
public interface HandlerSession extends Filter {

    /** The name of the session, for failure messages. */
    String name();

    /** A request of this session: {@code RestAssured.given()} with this filter. */
    RequestSpecification given();

    /**
     * The cookie of this name.
     *
     * @throws SessionAssertionError if the session has no such cookie, or several; the message lists the cookies, and says
     *         what happened to a missing one
     */
    Cookie cookie(String name);

    /**
     * The cookie of this name; empty if the session has no such cookie. Throws as {@link #cookie} does if there are several.
     */
    Optional<Cookie> findCookie(String name);

    /** All cookies, in the order in which they were first set; a copy. */
    List<Cookie> cookies();

    /** The cookies that the application tried to set and a browser would ignore, each with the reason. */
    List<RejectedCookie> rejected();

    /**
     * The cookies of the session, for tasks without a method here: a clock, cookies with attributes, the end of the browser
     * session.
     */
    CookieJar jar();

    /**
     * Puts in a cookie by hand, for all paths of the application's host ({@code RestAssured.baseURI}). The session always
     * sends it; the application may replace it.
     *
     * @throws IllegalArgumentException if the name or the value cannot be sent in a header
     */
    HandlerSession withCookie(String name, String value);

    /**
     * Sends this header with each request that does not set a header of the same name.
     *
     * @param value {@code null} to stop sending the header
     * @throws IllegalArgumentException if the header cannot be sent, for example because its value has a line break
     */
    HandlerSession withHeader(String name, String value);

    /**
     * Puts this session behind a TLS proxy from now on: it stores and sends {@code Secure} cookies, over the plain port too,
     * and its requests have the headers {@code X-Forwarded-Proto: https} and {@code X-Forwarded-Port}. Without this,
     * {@code Secure} cookies are {@linkplain #rejected() rejected}.
     */
    HandlerSession secure();

    /**
     * Sends the value of a cookie as a header too: the double submit of a CSRF token. It applies to each request that may
     * change something (not GET, HEAD, OPTIONS or TRACE) and does not set the header itself. A header that the request sets
     * itself is sent again with its redirects. For all sessions, configure
     * {@code quarkus.handler-testing.sessions.csrf-cookie} instead.
     */
    HandlerSession withCsrf(String cookie, String header);

    /** A view of this session that follows redirects, or does not. This session itself does not change. */
    HandlerSession follow(boolean redirects);

    /**
     * A view of this session, with the same cookies. Its requests are authenticated as this user, whatever authentication
     * mechanisms the application has. This session itself does not change, so two identities can act in one test. Needs
     * {@code quarkus-security}.
     *
     * @param roles empty for a user without roles
     * @throws IllegalStateException if the application has no security, or runs in another process
     */
    HandlerSession as(String user, String... roles);

    /**
     * A view of this session as {@link #as(String, String...)}, with the roles, permissions, claims and attributes of this
     * user.
     *
     * @throws IllegalStateException if the application has no security, or runs in another process; if the user has claims,
     *         and the application has neither quarkus-smallrye-jwt nor quarkus-oidc
     */
    HandlerSession as(TestUser user);

    /** The redirects of the last exchange that ended, in order; empty if it had none. */
    List<Redirect> redirects();

    /**
     * Logs in with the form authentication of Quarkus. The configuration {@code quarkus.http.auth.form} gives the address and
     * the parameter names.
     *
     * @return the response to the form; a redirect is not followed
     * @throws SessionAssertionError if the response sets no credential cookie, or one that the session rejects
     */
    Response formLogin(String user, String password);

    /**
     * Creates a session with this data in the application's session store (see {@link StoredSessions}), and puts its cookie
     * into this session. The cookie has the name {@code quarkus.handler-testing.sessions.cookie-name}.
     *
     * @param data is copied; values may be {@code null}
     * @throws IllegalArgumentException if the data or a key is {@code null}
     */
    HandlerSession withStored(Map<String, Object> data);

    /**
     * The data that the application stores for this session; a copy.
     *
     * @throws SessionAssertionError if the application stores nothing; the message says why
     */
    Map<String, Object> stored();

    /** The data that the application stores for this session; empty if it stores nothing. */
    Optional<Map<String, Object>> findStored();

    /** Removes all cookies, and forgets the rejected ones. Headers and other settings stay. */
    HandlerSession clear();
}
