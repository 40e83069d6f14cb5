package io.quarkiverse.handlertesting.benchmarks.messaging;

import static io.quarkiverse.handlertesting.benchmarks.figure.Statistics.percentile;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MESSAGES_PER_SECOND;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MICROSECONDS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.jvm.Samples;

/** Measures a message to the application and the wait for its answer, against the channels in memory of SmallRye. */
public final class MessageLatency implements Benchmark {

    private static final String OURS = "ours";
    private static final String AWAITILITY = "in memory, Awaitility";
    private static final String LATCH = "in memory, latch";
    /** Peers by their names in the figures, with their samples. */
    private static final Map<String, String> PEERS = Map.of(AWAITILITY, "Awaitility", LATCH, "latch");

    @Override
    public String subject() {
        return "messages over channels without a broker";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int trips = run.times(500, 10);
        int messages = run.times(100_000, 1_000);
        Samples samples = run.probe("with-messaging").run("messaging.MessageProbe", "-Xms1g", "-Xmx1g",
                "-Dbenchmarks.trips=" + trips, "-Dbenchmarks.messages=" + messages);
        String conditions = "in one @QuarkusTest; ours with the serializers of Kafka and a new subscription, in memory as"
                + " objects on the thread of the test; the latch is in the consumer";
        return List.of(
                new Figure("Message sent until its answer is awaited, p50", MICROSECONDS, p50(samples, OURS),
                        peers(peer -> p50(samples, peer)), List.of(Goal.timesBetter(50, AWAITILITY)),
                        trips + " messages each, taking turns, after as many to warm up, " + conditions),
                new Figure(String.format(Locale.ROOT, "%,d messages and their answers", messages), MESSAGES_PER_SECOND,
                        many(samples, OURS), peers(peer -> many(samples, peer)), List.of(),
                        "sent by one thread, " + conditions + "; it fails if one is lost"));
    }

    private static Map<String, Double> peers(Function<String, Double> value) {
        Map<String, Double> peers = new LinkedHashMap<>();
        for (String peer : List.of(AWAITILITY, LATCH)) {
            peers.put(peer, value.apply(PEERS.get(peer)));
        }
        return peers;
    }

    private static double p50(Samples samples, String name) {
        return percentile(samples.of(name), 50);
    }

    private static double many(Samples samples, String name) {
        return samples.of(name + ", many").get(0);
    }
}
