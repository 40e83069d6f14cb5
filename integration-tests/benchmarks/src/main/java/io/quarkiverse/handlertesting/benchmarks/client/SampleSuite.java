package io.quarkiverse.handlertesting.benchmarks.client;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.jvm.Rounds;

/** Measures all tests of the sample, by the transport of their requests. */
public final class SampleSuite implements Benchmark {

    private static final String IN_PROCESS = "in-process";
    private static final String SOCKET = "socket";

    @Override
    public String subject() {
        return "all tests of the sample";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        Rounds rounds = new Rounds(run.times(3, 1));
        Map<String, Double> millis = rounds.medians(List.of(IN_PROCESS, SOCKET),
                transport -> run.sample().runTests("-Dquarkus.handler-testing.client.transport=" + transport));
        return List.of(new Figure("All tests of the sample, in process", MILLISECONDS, millis.get(IN_PROCESS),
                Map.of("over a socket", millis.get(SOCKET)), List.of(), Run.jvms(rounds.count())
                        + "; from the start of the JVM to its end, each boot of the application included; median"));
    }
}
