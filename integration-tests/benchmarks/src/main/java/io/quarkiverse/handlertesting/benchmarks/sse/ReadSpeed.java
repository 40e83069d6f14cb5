package io.quarkiverse.handlertesting.benchmarks.sse;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MEGABYTES_PER_SECOND;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.PERCENT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;

/** Measures how fast readers read event streams. */
public final class ReadSpeed implements Benchmark {

    static final Map<Integer, String> FRAMES = frames();

    private static Map<Integer, String> frames() {
        Map<Integer, String> names = new LinkedHashMap<>();
        names.put(200, "200 B");
        names.put(4096, "4 kB");
        return names;
    }

    @Override
    public String subject() {
        return "the speed of reading event streams";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int warmups = run.times(14, 1);
        int iterations = run.times(8, 1);
        String conditions = String.format(Locale.ROOT,
                "%s, %d times half a second in each after %d to warm up; streams of %,d MB in pieces of 8 KiB, of events with one line of data, JSON in"
                        + " ASCII; all events were heard; median",
                Run.jvms(rounds), iterations, warmups, ReadBenchmark.BYTES / 1_000_000);
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<Integer, String> frame : FRAMES.entrySet()) {
            Map<ReaderVariant, Double> micros = run.jmh(ReadBenchmark.class).with("frame", frame.getKey().toString())
                    .medians(ReaderVariant.class, rounds, warmups, iterations);
            Map<ReaderVariant, Double> speeds = new LinkedHashMap<>();
            micros.forEach((variant, time) -> speeds.put(variant, ReadBenchmark.BYTES / time));
            figures.addAll(new Speeds(frame.getValue(), speeds, conditions).figures());
        }
        return figures;
    }

    /**
     * @param megabytes the megabytes that each reader reads in a second
     */
    private record Speeds(String frame, Map<ReaderVariant, Double> megabytes, String conditions) {

        List<Figure> figures() {
            String name = "Event stream read, frames of " + frame;
            Map<String, Double> peers = new LinkedHashMap<>();
            ReaderVariant.peers().forEach(peer -> peers.put(peer.titleAndVersion(), megabytes.get(peer)));
            ReaderVariant fastest = ReaderVariant.peers().stream().max(Comparator.comparing(megabytes::get)).orElseThrow();
            return List.of(
                    new Figure(name, MEGABYTES_PER_SECOND, megabytes.get(ReaderVariant.OURS), peers,
                            List.of(Goal.timesBetter(2, fastest.titleAndVersion())), conditions),
                    new Figure(name + ", of the speed of a memory copy", PERCENT, share(ReaderVariant.OURS),
                            Map.of(fastest.titleAndVersion(), share(fastest)), List.of(), conditions));
        }

        private double share(ReaderVariant variant) {
            return 100 * megabytes.get(variant) / megabytes.get(ReaderVariant.MEMORY_COPY);
        }
    }
}
