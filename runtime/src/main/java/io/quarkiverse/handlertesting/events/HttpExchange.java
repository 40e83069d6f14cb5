package io.quarkiverse.handlertesting.events;

import java.time.Duration;
import java.util.List;

import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A request that reached the application, recorded when it came, and once more when the head of its response was sent, or
 * its connection was lost.
 *
 * @param method {@code "POST"}
 * @param path path without query, as the client sent it
 * @param status of the response; 0 while there is none, and for an exchange that was aborted
 * @param duration from the arrival of the request until the head of the response was sent; zero while it was not
 * @param stage how far it has come
 * @param cookies of the request, each as {@code name=value}, in the order in which they came
 * @param setCookies the values of the {@code Set-Cookie} fields of the response; empty while there is none
 */
public record HttpExchange(String method, String path, int status, Duration duration, Stage stage, List<String> cookies,
        List<String> setCookies) {

    public HttpExchange {
        cookies = List.copyOf(cookies);
        setCookies = List.copyOf(setCookies);
    }

    /** How far an exchange has come. */
    public enum Stage {
        /** The request has come. */
        REQUESTED,
        /** The head of the response was sent. */
        ANSWERED,
        /** The connection was lost before that. */
        ABORTED
    }

    /** One line: {@code POST /modelfiles/pull -> 201 in 6 ms}, with the cookies that the request sent or the response set. */
    @Override
    public String toString() {
        String request = method + " " + ValueText.shortened(path);
        return switch (stage) {
            case REQUESTED -> request + CookieColumn.sent(cookies);
            case ANSWERED -> request + " -> " + status + " in " + Durations.text(duration.toNanos())
                    + CookieColumn.set(setCookies);
            case ABORTED -> request + " -> aborted after " + Durations.text(duration.toNanos());
        };
    }
}
