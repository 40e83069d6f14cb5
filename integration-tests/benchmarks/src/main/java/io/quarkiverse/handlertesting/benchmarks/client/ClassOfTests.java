package io.quarkiverse.handlertesting.benchmarks.client;

import static io.quarkiverse.handlertesting.benchmarks.client.Clients.JDK;
import static io.quarkiverse.handlertesting.benchmarks.client.Clients.REST_ASSURED;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.jvm.Rounds;

/** Measures the time that requests add to a usual class of tests, in a JVM that is not warmed up. */
public final class ClassOfTests implements Benchmark {

    private static final String OURS = "HandlerClient";
    private static final String NONE = "no request";
    private static final Map<String, String> PROBES = Map.of(OURS, "client.HandlerClassProbe", REST_ASSURED,
            "client.RestAssuredClassProbe", JDK, "client.JdkClassProbe", NONE, "client.NoRequestClassProbe");

    @Override
    public String subject() {
        return "a class of tests with a request each";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        Rounds rounds = new Rounds(run.times(5, 1));
        int tests = run.times(200, 20);
        Map<String, Double> millis = rounds.medians(List.of(REST_ASSURED, JDK, OURS, NONE), client -> run.withExtension()
                .run(PROBES.get(client), "-Dbenchmarks.repetitions=" + tests).of("class").get(0));
        double none = millis.get(NONE);
        String conditions = Run.jvms(rounds.count()) + "; from before the first test until after the last; each test posts"
                + " a record as JSON, and checks the status and a value of the answer; java.net.http with one client for all"
                + " and the application's ObjectMapper; median";
        String name = "Class of " + tests + " tests with a request each";
        return List.of(
                new Figure(name, MILLISECONDS, millis.get(OURS), Clients.values(List.of(REST_ASSURED, JDK, NONE), millis::get),
                        List.of(), conditions),
                new Figure(name + ", more than with none", MILLISECONDS, millis.get(OURS) - none,
                        Clients.values(List.of(REST_ASSURED, JDK), client -> millis.get(client) - none),
                        List.of(Goal.atMostTimes(0.1, REST_ASSURED)), conditions));
    }
}
