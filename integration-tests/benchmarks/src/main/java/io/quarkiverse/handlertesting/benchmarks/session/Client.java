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
 * A way to send requests with RestAssured, as it is by default.
 *
 * @param name tells it from others
 * @param given begins a request
 * @param cookies how many are sent with each
 */
record Client(String name, Supplier<RequestSpecification> given, int cookies) {

    /** Keeps none. */
    static Client alone() {
        return new Client("given() alone", RestAssured::given, 0);
    }

    /** Another user of ours, without cookies. */
    static Client session() {
        HandlerSession session = Sessions.standalone().open();
        return new Client("session", session::given, 0);
    }

    /** Another user of RestAssured's own filter, without cookies. */
    static Client cookieFilter() {
        CookieFilter filter = new CookieFilter();
        return new Client("CookieFilter", () -> RestAssured.given().filter(filter), 0);
    }

    /** With those of {@link SampleCookies} that are to be sent, given by the test: what they cost RestAssured, with no jar. */
    static Client byHand() {
        CookieJar jar = new CookieJar();
        jar.receive(Jar.ADDRESS, SampleCookies.setCookies());
        Map<String, String> cookies = jar.cookies(Jar.ADDRESS).stream().collect(Collectors.toMap(Cookie::name, Cookie::value));
        return new Client("given().cookies(…)", () -> RestAssured.given().cookies(cookies), cookies.size());
    }

    /** The same, from now on with all of {@link SampleCookies}. */
    Client login(CookieServer server) {
        given.get().get(server.login());
        return new Client(name, given, SampleCookies.SENT);
    }

    /**
     * Sends one request.
     *
     * @return how long it took, in microseconds
     * @throws AssertionError if the server was not sent each cookie
     */
    double count(CookieServer server) {
        long begun = System.nanoTime();
        String counted = given.get().get(server.count()).asString();
        double micros = (System.nanoTime() - begun) / 1e3;
        if (!counted.equals(Integer.toString(cookies))) {
            throw new AssertionError("Of " + name + " the server was sent " + counted + " cookies instead of " + cookies);
        }
        return micros;
    }
}
