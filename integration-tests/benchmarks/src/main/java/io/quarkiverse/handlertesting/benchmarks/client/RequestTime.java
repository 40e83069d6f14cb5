package io.quarkiverse.handlertesting.benchmarks.client;

import static io.quarkiverse.handlertesting.benchmarks.client.Clients.HOP;
import static io.quarkiverse.handlertesting.benchmarks.client.Clients.IN_PROCESS;
import static io.quarkiverse.handlertesting.benchmarks.client.Clients.JDK;
import static io.quarkiverse.handlertesting.benchmarks.client.Clients.OVER_SOCKET;
import static io.quarkiverse.handlertesting.benchmarks.client.Clients.REST_ASSURED;
import static io.quarkiverse.handlertesting.benchmarks.client.Clients.VERTX;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.jvm.Medians;

/** Measures the time until the answer to a request, by endpoint and by client. */
public final class RequestTime implements Benchmark {

    private static final int REQUESTS = 100;
    private static final int ROW = 20;

    @Override
    public String subject() {
        return "the time of a request in process and over a socket";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int tests = run.times(50, 4);
        Medians medians = new Medians();
        for (int round = 0; round < rounds; round++) {
            medians.add(run.withExtension().run("client.RequestTimeProbe", "-Xms1g", "-Xmx1g",
                    "-Dbenchmarks.repetitions=" + tests, "-Dbenchmarks.requests=" + REQUESTS, "-Dbenchmarks.row=" + ROW));
        }
        return new Times(medians, String.format(Locale.ROOT,
                "%s, %,d requests of each client, %d in a test, after as many to warm up; after each request it is the turn of"
                        + " another client, in random order, or after %d in a row; until all of the answer was read and"
                        + " compared; all but RestAssured keep their connections; RestAssured and HandlerClient carry the"
                        + " cause; hello and json are handled on an event loop, json from a record to a record; raw is a route"
                        + " of Vert.x; the stream has 10 events, emitted at once; with the sample's session handler and"
                        + " authentication; median of the JVMs",
                rounds == 1 ? "1 JVM" : rounds + " JVMs", tests / 2 * REQUESTS, REQUESTS, ROW)).figures();
    }

    private record Times(Medians medians, String conditions) {

        private static final List<String> PEERS = List.of(REST_ASSURED, JDK, VERTX, OVER_SOCKET);
        private static final List<Goal> GOALS = List.of(Goal.timesBetter(10, REST_ASSURED), Goal.timesBetter(2, VERTX));
        private static final String IN_A_ROW = " in a row";

        List<Figure> figures() {
            Map<String, String> endpoints = new LinkedHashMap<>();
            endpoints.put("hello", "Request to hello");
            endpoints.put("json", "Request to json");
            endpoints.put("blocking", "Request to a blocking endpoint");
            endpoints.put("raw", "Request to a raw route");
            endpoints.put("events", "Request to a stream of 10 events until its end");
            List<Figure> figures = new ArrayList<>();
            endpoints.forEach((endpoint, name) -> {
                figures.add(figure(name + ", p50", endpoint, 50, PEERS, GOALS));
                figures.add(figure(name + ", p99", endpoint, 99, PEERS, List.of()));
                figures.add(figure(name + ", p50 in a row", endpoint + IN_A_ROW, 50, PEERS, GOALS));
            });
            figures.add(figure("Request to a stream of 10 events until the first, p50", "first event", 50,
                    List.of(JDK, VERTX, OVER_SOCKET), List.of()));
            // The time to wake an event loop, and then the test, is the lower bound on this machine.
            List<String> floor = List.of(HOP);
            List<Goal> close = List.of(Goal.atMostTimes(2, HOP));
            figures.add(figure("Request to a raw route, p50, against a bare wake-up", "raw", 50, floor, close));
            figures.add(
                    figure("Request to a raw route, p50 in a row, against a bare wake-up", "raw" + IN_A_ROW, 50, floor, close));
            return figures;
        }

        private Figure figure(String name, String subject, int percent, List<String> peers, List<Goal> goals) {
            return new Figure(name, MICROSECONDS, of(subject, IN_PROCESS, percent),
                    Clients.values(peers, peer -> of(subject, peer, percent)), goals, conditions);
        }

        private double of(String subject, String client, int percent) {
            return medians.of(subject + ", " + client, percent);
        }
    }
}
