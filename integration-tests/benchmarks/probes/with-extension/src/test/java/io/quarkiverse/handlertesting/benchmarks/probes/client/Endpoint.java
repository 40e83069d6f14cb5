package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The endpoints, with the expected answer of each. */
enum Endpoint {

    HELLO("/greeting/hello", null, "hello"),
    JSON("/greeting/json", "{\"text\":\"hello\",\"number\":7}", "{\"text\":\"hello\",\"number\":8}"),
    BLOCKING("/greeting/blocking", null, "hello"),
    /** A route of Vert.x, which the sample has. */
    RAW("/health/ping", null, "pong"),
    EVENTS("/greeting/events", null,
            IntStream.range(0, 10).mapToObj(number -> "data:event " + number + "\n\n").collect(Collectors.joining()));

    private final String path;
    private final String json;
    private final String answer;

    Endpoint(String path, String json, String answer) {
        this.path = path;
        this.json = json;
        this.answer = answer;
    }

    String path() {
        return path;
    }

    /** The body of a POST; {@code null} for a GET. */
    String json() {
        return json;
    }

    /** Fails the probe if the answer is wrong: its time would not be the time of a request. */
    void check(int status, String body) {
        if (status != 200 || !answer.equals(body)) {
            throw new AssertionError(path + " was answered with " + status + " and \"" + body + '"');
        }
    }
}
