package io.quarkiverse.handlertesting.benchmarks.client;

import static io.quarkiverse.handlertesting.benchmarks.client.Clients.IN_PROCESS;
import static io.quarkiverse.handlertesting.benchmarks.client.Clients.PEERS;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.jvm.Rounds;

/** Measures the time until the first answer in a JVM, as a developer who runs a single test waits for it. */
public final class FirstRequest implements Benchmark {

    private static final double GOAL = 200;

    @Override
    public String subject() {
        return "the first request of a JVM";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        Rounds rounds = new Rounds(run.times(5, 1));
        List<String> all = new ArrayList<>(PEERS);
        all.add(IN_PROCESS);
        Map<String, Double> millis = rounds.medians(all, client -> run.withExtension()
                .run("client.FirstRequestProbe", "-Dbenchmarks.contestant=" + client).of("first request").get(0));
        return List.of(new Figure("First request of a JVM", MILLISECONDS, millis.get(IN_PROCESS),
                Clients.values(PEERS, millis::get), List.of(Goal.atMost(GOAL)),
                Run.jvms(rounds.count()) + "; to hello, from the first mention of the client to the whole answer, in the"
                        + " first test after the boot, which has set the base URI of RestAssured; median"));
    }
}
