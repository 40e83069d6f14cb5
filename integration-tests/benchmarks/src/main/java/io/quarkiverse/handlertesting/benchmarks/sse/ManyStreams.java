package io.quarkiverse.handlertesting.benchmarks.sse;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.BYTES;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MILLISECONDS;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.sun.management.UnixOperatingSystemMXBean;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Unit;
import io.quarkiverse.handlertesting.benchmarks.jvm.JvmCommand;
import io.quarkiverse.handlertesting.benchmarks.jvm.Samples;

/** Measures how punctual many scripted streams of one JVM are, and how much memory each takes. */
public final class ManyStreams implements Benchmark {

    private static final int MOST = 10_000;
    /** Reserved for the other files that a JVM has open. */
    private static final int OTHER_FILES = 1_000;
    /** Half of the cores, so that the client has as many as the server. */
    private static final int LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final Duration TIME_LIMIT = Duration.ofMinutes(5);
    private static final String BARE = "a route with a timer for each stream";

    @Override
    public String subject() {
        return "many scripted streams at once";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (int streams : run.isShort() ? List.of(300) : List.of(1_000, Math.min(MOST, allowed()))) {
            Load load = new Load(streams, run.times(4, 1), run.times(10, 2));
            try (StreamsServer server = new StreamsServer(LOOPS)) {
                Samples bare = load.run(run.output(), server, StreamsServer.TIMER);
                Samples ours = load.run(run.output(), server, StreamsServer.SCRIPT);
                figures.addAll(figures(load, ours, bare));
            }
        }
        return figures;
    }

    private static List<Figure> figures(Load load, Samples ours, Samples bare) {
        String conditions = String.format(Locale.ROOT,
                "%,d streams%s of one JVM with %d of its event loops, after those of the route; an event each %d ms; their client"
                        + " is another JVM on the same machine, over loopback; %d s after %d s to warm up, in which %.0f %% of the"
                        + " events came that were due, and %.0f %% of the route's; late is what came later than in a schedule of"
                        + " this rhythm by which no event of its stream came early; memory is heap, without what nobody holds",
                load.streams(), allowed() < MOST ? " (of at most " + allowed() + ", since no more files may be open)" : "",
                LOOPS,
                StreamsServer.RHYTHM.toMillis(), load.seconds(), load.warmup(), load.came(ours), load.came(bare));
        String name = String.format(Locale.ROOT, "%,d scripted streams", load.streams());
        return List.of(
                figure(name + ", an event late by, p50", MILLISECONDS, StreamsClient.DELAY_P50, ours, bare, conditions),
                figure(name + ", an event late by, p99", MILLISECONDS, StreamsClient.DELAY_P99, ours, bare, conditions),
                figure(name + ", memory of each", BYTES, StreamsClient.HEAP, ours, bare, conditions));
    }

    /** The number of connections that a process may have. */
    private static int allowed() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(MOST, unix.getMaxFileDescriptorCount() - OTHER_FILES)
                : MOST;
    }

    private static Figure figure(String name, Unit unit, String sample, Samples ours, Samples bare, String conditions) {
        return new Figure(name, unit, value(ours, sample), Map.of(BARE, value(bare, sample)), List.of(), conditions);
    }

    private static double value(Samples samples, String name) {
        return samples.of(name).get(0);
    }

    /**
     * @param warmup the seconds of warm-up
     * @param seconds the seconds of measurement
     */
    private record Load(int streams, int warmup, int seconds) {

        /** The percentage of the due events that arrived. */
        double came(Samples samples) {
            double due = (double) streams * TimeUnit.SECONDS.toMillis(seconds) / StreamsServer.RHYTHM.toMillis();
            return 100 * value(samples, StreamsClient.EVENTS) / due;
        }

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
