package io.quarkiverse.handlertesting.benchmarks.session;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.CookieJar;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.restassured.RestAssured;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.specification.RequestSpecification;

/**
 * A way to send requests with RestAssured, with its default settings.
 *
 * @param name identifies the client
 * @param given begins a request
 * @param cookies the number of cookies that each request sends
 */
record Client(String name, Supplier<RequestSpecification> given, int cookies) {

    /** A client that keeps no cookies. */
    static Client alone() {
        return new Client("given() alone", RestAssured::given, 0);
    }

    /** A new session of ours, without cookies. */
    static Client session() {
        HandlerSession session = Sessions.standalone().open();
        return new Client("session", session::given, 0);
    }

    /** A new {@code CookieFilter} of RestAssured, without cookies. */
    static Client cookieFilter() {
        CookieFilter filter = new CookieFilter();
        return new Client("CookieFilter", () -> RestAssured.given().filter(filter), 0);
    }

    /** A client without a jar, whose test adds the {@link SampleCookies} to each request: their cost to RestAssured. */
    static Client byHand() {
        CookieJar jar = new CookieJar();
        jar.receive(Jar.ADDRESS, SampleCookies.setCookies());
        Map<String, String> cookies = jar.cookies(Jar.ADDRESS).stream().collect(Collectors.toMap(Cookie::name, Cookie::value));
        return new Client("given().cookies(…)", () -> RestAssured.given().cookies(cookies), cookies.size());
    }

    /** Logs in: this client has all {@link SampleCookies} from now on. */
    Client login(CookieServer server) {
        given.get().get(server.login());
        return new Client(name, given, SampleCookies.SENT);
    }

    /**
     * Sends one request.
     *
     * @return the duration in microseconds
     * @throws AssertionError if the server did not receive each cookie
     */
    double count(CookieServer server) {
        long begun = System.nanoTime();
        String counted = given.get().get(server.count()).asString();
        double micros = (System.nanoTime() - begun) / 1e3;
        if (!counted.equals(Integer.toString(cookies))) {
            throw new AssertionError(name + ": the server received " + counted + " cookies instead of " + cookies);
        }
        return micros;
    }
}
