package io.quarkiverse.handlertesting.benchmarks.session;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;

/** Measures the time that a session adds to a request. The peer is RestAssured with the same number of cookies. */
public final class SessionCost implements Benchmark {

    @Override
    public String subject() {
        return "what a session adds to a request";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int requests = run.times(5_000, 20);
        int warmups = run.times(2_000, 20);
        try (CookieServer server = new CookieServer()) {
            Client alone = Client.alone();
            Client session = Client.session().login(server);
            List<Client> peers = List.of(alone, Client.byHand(), Client.cookieFilter().login(server));
            List<Client> all = new ArrayList<>(peers);
            all.add(session);
            times(server, all, warmups);
            Map<Client, Double> micros = times(server, all, requests);
            return figures(session, peers, micros, String.format(Locale.ROOT,
                    "%,d requests each, taking turns in random order in one JVM with the server, after %,d to warm up; each"
                            + " response renews the session; given().cookies(…) is RestAssured's own handling of the %d that are"
                            + " sent, without a jar; %s",
                    requests, warmups, SampleCookies.SENT, SampleCookies.MIX));
        }
    }

    /** The p50 of each client. */
    private static Map<Client, Double> times(CookieServer server, List<Client> clients, int requests) {
        Map<Client, List<Double>> samples = new LinkedHashMap<>();
        List<Client> turns = new ArrayList<>(clients);
        Random random = new Random(1);
        for (int i = 0; i < requests; i++) {
            // Shuffle: the same client must not always pay for the garbage of another.
            Collections.shuffle(turns, random);
            for (Client client : turns) {
                samples.computeIfAbsent(client, key -> new ArrayList<>()).add(client.count(server));
            }
        }
        Map<Client, Double> medians = new LinkedHashMap<>();
        samples.forEach((client, micros) -> medians.put(client, Statistics.median(micros)));
        return medians;
    }

    private static List<Figure> figures(Client session, List<Client> peers, Map<Client, Double> micros, String conditions) {
        double alone = micros.get(peers.get(0));
        Map<String, Double> whole = new LinkedHashMap<>();
        Map<String, Double> added = new LinkedHashMap<>();
        for (Client peer : peers) {
            whole.put(peer.name(), micros.get(peer));
            added.put(peer.name(), micros.get(peer) - alone);
        }
        // The baseline is not compared with itself.
        added.remove(peers.get(0).name());
        String name = "Request through a session with " + SampleCookies.COUNT + " cookies, p50";
        return List.of(
                new Figure(name, MICROSECONDS, micros.get(session), whole, List.of(), conditions),
                new Figure(name + ", more than given() alone", MICROSECONDS, micros.get(session) - alone, added, List.of(),
                        conditions));
    }
}
