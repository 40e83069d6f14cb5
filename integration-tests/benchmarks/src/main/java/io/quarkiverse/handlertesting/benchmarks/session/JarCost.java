package io.quarkiverse.handlertesting.benchmarks.session;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;

/** Measures the cost of a request to the cookie jar of its session. */
public final class JarCost implements Benchmark {

    @Override
    public String subject() {
        return "the cost of a request to a jar of cookies";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int iterations = run.times(10, 2);
        Map<JarVariant, Double> micros = run.jmh(JarBenchmark.class).medians(JarVariant.class, rounds, iterations, iterations);
        Map<String, Double> peers = new LinkedHashMap<>();
        peers.put("java.net.CookieManager", micros.get(JarVariant.JDK));
        peers.put("Apache BasicCookieStore, standard spec", micros.get(JarVariant.APACHE));
        String conditions = String.format(Locale.ROOT,
                "%s, %d times %,d requests in each after as many to warm up; of a request: the header, and a session with Max-Age"
                        + " and Expires that comes back; %s; median",
                Run.jvms(rounds), iterations, JarBenchmark.REQUESTS, SampleCookies.MIX);
        return List.of(new Figure("A request to a jar with " + SampleCookies.COUNT + " cookies", MICROSECONDS,
                micros.get(JarVariant.OURS), peers, List.of(Goal.atMost(10)), conditions));
    }
}
