package io.quarkiverse.handlertesting.benchmarks.session;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.REQUESTS;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.REQUESTS_PER_SECOND;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;

/** Many threads share one session. The losses of the peer are only counted; a loss of ours fails the run. */
public final class SharedSession implements Benchmark {

    private static final int THREADS = 8;

    @Override
    public String subject() {
        return "a session that many threads share";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int each = run.times(10_000, 500);
        int eachOfPeer = run.times(each, 50);
        int warmups = run.times(1_000, 5);
        try (CookieServer server = new CookieServer()) {
            ManyThreads warmup = new ManyThreads(THREADS, warmups);
            warmup.send(server, Client.cookieFilter());
            warmup.send(server, Client.session()).check();
            Outcome peer = new ManyThreads(THREADS, eachOfPeer).send(server, Client.cookieFilter());
            Outcome ours = new ManyThreads(THREADS, each).send(server, Client.session());
            ours.check();
            return figures(each, ours, peer, String.format(Locale.ROOT,
                    "one JVM with the server, %,d requests of each thread over the CookieFilter first, after %,d over either to warm"
                            + " up; each thread has a cookie, and each of its requests reads back what the one before has set and"
                            + " sets another value",
                    eachOfPeer, warmups));
        }
    }

    private static List<Figure> figures(int each, Outcome ours, Outcome peer, String conditions) {
        String what = String.format(Locale.ROOT, "%d threads × %,d requests over one session", THREADS, each);
        String name = "one CookieFilter";
        return List.of(
                new Figure(what, REQUESTS_PER_SECOND, ours.requestsPerSecond(), Map.of(name, peer.requestsPerSecond()),
                        List.of(), conditions),
                new Figure(what + ", value lost or wrong", REQUESTS, ours.wrong(), Map.of(name, (double) peer.wrong()),
                        List.of(Goal.atMost(0)), conditions),
                new Figure(what + ", failed", REQUESTS, ours.failed(), Map.of(name, (double) peer.failed()),
                        List.of(Goal.atMost(0)), conditions));
    }
}
