package io.quarkiverse.handlertesting.benchmarks.sse;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.BYTES;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.sun.management.UnixOperatingSystemMXBean;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.jvm.JvmCommand;
import io.quarkiverse.handlertesting.benchmarks.jvm.Samples;

/** How well one JVM keeps the time of many scripted streams, and what each takes of its memory. */
public final class ManyStreams implements Benchmark {

    private static final int MOST = 10_000;
    /** For all else that a JVM has open. */
    private static final int OTHER_FILES = 1_000;
    private static final Duration TIME_LIMIT = Duration.ofMinutes(5);
    private static final String BARE = "a route with a timer for each stream";

    @Override
    public String subject() {
        return "many scripted streams at once";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        Load load = new Load(Math.min(run.times(MOST, 300), allowed()), run.times(5, 1), run.times(20, 2));
        int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        try (StreamsServer server = new StreamsServer(loops)) {
            Samples bare = load.run(run.output(), server, StreamsServer.TIMER);
            Samples ours = load.run(run.output(), server, StreamsServer.SCRIPT);
            return figures(load, ours, bare, String.format(Locale.ROOT,
                    "%,d streams%s of one JVM with %d of its event loops, after one another with those of the route; an event"
                            + " each %d ms; their client is another JVM on the same machine, over loopback; %d s after %d s to warm"
                            + " up; %,.0f events, and %,.0f of the route; late is what came later than in a schedule of this rhythm"
                            + " by which no event of its stream came early; memory is heap, without what nobody holds",
                    load.streams(), load.streams() < MOST && !run.isShort() ? " (more files may not be open)" : "", loops,
                    StreamsServer.RHYTHM.toMillis(), load.seconds(), load.warmup(), value(ours, StreamsClient.EVENTS),
                    value(bare, StreamsClient.EVENTS)));
        }
    }

    /** How many connections a process may have. */
    private static int allowed() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(MOST, unix.getMaxFileDescriptorCount() - OTHER_FILES)
                : MOST;
    }

    private static List<Figure> figures(Load load, Samples ours, Samples bare, String conditions) {
        String name = String.format(Locale.ROOT, "%,d scripted streams", load.streams());
        return List.of(
                figure(name + ", an event late by, p50", StreamsClient.DELAY_P50, ours, bare, conditions),
                figure(name + ", an event late by, p99", StreamsClient.DELAY_P99, ours, bare, conditions),
                new Figure(name + ", memory of each", BYTES, value(ours, StreamsClient.HEAP),
                        Map.of(BARE, value(bare, StreamsClient.HEAP)), List.of(), conditions));
    }

    private static Figure figure(String name, String sample, Samples ours, Samples bare, String conditions) {
        return new Figure(name, MILLISECONDS, value(ours, sample), Map.of(BARE, value(bare, sample)), List.of(), conditions);
    }

    private static double value(Samples samples, String name) {
        return samples.of(name).get(0);
    }

    /**
     * @param warmup in seconds
     * @param seconds how long is measured
     */
    private record Load(int streams, int warmup, int seconds) {

        /** Opens all streams of a path, in a JVM of their own. */
        Samples run(Path output, StreamsServer server, String path) throws IOException, InterruptedException {
            Path samples = Files.createTempFile(output, "streams" + path.replace('/', '-') + "-", ".samples");
            List<String> arguments = List.of(Integer.toString(server.port()), path, Integer.toString(streams),
                    Integer.toString(warmup), Integer.toString(seconds), samples.toString());
            new JvmCommand(List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager"),
                    System.getProperty("java.class.path"), StreamsClient.class.getName(), arguments)
                    .run(output, Path.of(samples + ".log"), TIME_LIMIT);
            return Samples.read(samples);
        }
    }
}
