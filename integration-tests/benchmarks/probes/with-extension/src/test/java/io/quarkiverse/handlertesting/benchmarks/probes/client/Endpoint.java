package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is requested, and what has to be answered. */
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

    /** What is sent, by POST; {@code null} if nothing is, by GET. */
    String json() {
        return json;
    }

    /** A wrong answer fails the probe: its time is not that of a request. */
    void check(int status, String body) {
        if (status != 200 || !answer.equals(body)) {
            throw new AssertionError(path + " was answered with " + status + " and \"" + body + '"');
        }
    }
}
