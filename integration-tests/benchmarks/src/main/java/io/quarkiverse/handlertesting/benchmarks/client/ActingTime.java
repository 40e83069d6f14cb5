package io.quarkiverse.handlertesting.benchmarks.client;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;

import java.util.List;
import java.util.Locale;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.jvm.Medians;

/** Measures the time until the answer to a request in process that acts as a user, by the way in which the test names it. */
public final class ActingTime implements Benchmark {

    private static final int REQUESTS = 100;
    private static final int ROW = 20;
    private static final List<String> PEERS = List.of("as(name, roles)", "no user");

    @Override
    public String subject() {
        return "the time of a request that acts as a user";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int tests = run.times(50, 4);
        Medians medians = new Medians();
        for (int round = 0; round < rounds; round++) {
            medians.add(run.withExtension().run("client.ActingTimeProbe", "-Xms1g", "-Xmx1g",
                    "-Dbenchmarks.repetitions=" + tests, "-Dbenchmarks.requests=" + REQUESTS, "-Dbenchmarks.row=" + ROW));
        }
        String conditions = String.format(Locale.ROOT,
                "%s, %,d requests of each user, %d in a test, after as many to warm up; after each request it is the turn of"
                        + " another user, in random order, or after %d in a row; in process, handled on an event loop; the"
                        + " TestUser has a role, two permissions and an attribute; the answer has the name; with the sample's"
                        + " session handler, authentication and augmentor; median of the JVMs",
                rounds == 1 ? "1 JVM" : rounds + " JVMs", tests / 2 * REQUESTS, REQUESTS, ROW);
        return List.of(figure("Request as a TestUser, p50", medians, "name", conditions),
                figure("Request as a TestUser, p50 in a row", medians, "name in a row", conditions));
    }

    private static Figure figure(String name, Medians medians, String subject, String conditions) {
        return new Figure(name, MICROSECONDS, medians.of(subject + ", as(TestUser)"),
                Clients.values(PEERS, peer -> medians.of(subject + ", " + peer)), List.of(), conditions);
    }
}
