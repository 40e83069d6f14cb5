package io.quarkiverse.handlertesting.benchmarks.sse;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.MEGABYTES_PER_SECOND;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;

/** Measures how fast readers read streams of JSON lines. */
public final class LineSpeed implements Benchmark {

    @Override
    public String subject() {
        return "the speed of reading JSON lines";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        int rounds = run.times(3, 1);
        int warmups = run.times(14, 1);
        int iterations = run.times(8, 1);
        String conditions = String.format(Locale.ROOT,
                "%s, %d times half a second in each after %d to warm up; streams of %,d MB in pieces of 8 KiB, of one object in"
                        + " each line, in ASCII; ours and Jackson check the JSON, the others only cut lines; all items were heard;"
                        + " median",
                Run.jvms(rounds), iterations, warmups, ReadBenchmark.BYTES / 1_000_000);
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<Integer, String> line : ReadSpeed.FRAMES.entrySet()) {
            Map<LineVariant, Double> micros = run.jmh(LineBenchmark.class).with("line", line.getKey().toString())
                    .medians(LineVariant.class, rounds, warmups, iterations);
            Map<String, Double> peers = new LinkedHashMap<>();
            LineVariant.peers().forEach(peer -> peers.put(peer.titleAndVersion(), ReadBenchmark.BYTES / micros.get(peer)));
            figures.add(new Figure("JSON lines read, of " + line.getValue(), MEGABYTES_PER_SECOND,
                    ReadBenchmark.BYTES / micros.get(LineVariant.OURS), peers,
                    List.of(Goal.timesBetter(1, LineVariant.JACKSON.titleAndVersion())), conditions));
        }
        return figures;
    }
}
