package io.quarkiverse.handlertesting.events;

import java.time.Duration;
import java.util.List;

import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A request that reached the application. It is recorded when it arrives, and again when the head of its response is sent, or
 * its connection is lost.
 *
 * @param method {@code "POST"}
 * @param path the path without query, as the client sent it
 * @param status the status of the response; 0 before the response, and for an aborted exchange
 * @param duration the time from the arrival of the request until the head of the response was sent or the connection was
 *        lost; zero before that
 * @param stage how far the exchange has come
 * @param cookies the cookies of the request, each as {@code name=value}, in the order in which they arrived
 * @param setCookies the values of the {@code Set-Cookie} fields of the response; empty before the response
 * @param location the {@code Location} of the response; {@code null} for none, and before the response
 * @param query the query, as the client sent it; {@code null} for none
 * @param caller the name of the user that Quarkus knows; {@code null} for none, and before the response
 * @param refusal of a response with 401 or 403, the requirement of the resource method, and the roles and permissions of the
 *        caller: {@code it needs role "admin" (Users.remove); ann has no roles and no permissions}. {@code null} for others
 */
public record HttpExchange(String method, String path, int status, Duration duration, Stage stage, List<String> cookies,
        List<String> setCookies, String location, String query, String caller, String refusal) {

    public HttpExchange {
        cookies = List.copyOf(cookies);
        setCookies = List.copyOf(setCookies);
    }

    /** An exchange without a {@code Location}. */
    public HttpExchange(String method, String path, int status, Duration duration, Stage stage, List<String> cookies,
            List<String> setCookies) {
        this(method, path, status, duration, stage, cookies, setCookies, null);
    }

    /** An exchange without a query, of no known caller. */
    public HttpExchange(String method, String path, int status, Duration duration, Stage stage, List<String> cookies,
            List<String> setCookies, String location) {
        this(method, path, status, duration, stage, cookies, setCookies, location, null, null, null);
    }

    /** The progress of an exchange. */
    public enum Stage {
        /** The request arrived. */
        REQUESTED,
        /** The head of the response was sent. */
        ANSWERED,
        /** The connection, or the stream of HTTP/2, was closed before the head of the response was sent. */
        ABORTED
    }

    /**
     * One line: {@code POST /modelfiles/pull -> 201 in 6 ms}, with the query, and with the cookies that the request sent or the
     * response set.
     */
    @Override
    public String toString() {
        String request = method + " " + ValueText.shortened(query == null ? path : path + "?" + query);
        return switch (stage) {
            case REQUESTED -> request + CookieColumn.sent(cookies);
            case ANSWERED -> request + " -> " + status + " in " + Durations.text(duration.toNanos())
                    + CookieColumn.set(setCookies);
            case ABORTED -> request + " -> aborted after " + Durations.text(duration.toNanos());
        };
    }
}
