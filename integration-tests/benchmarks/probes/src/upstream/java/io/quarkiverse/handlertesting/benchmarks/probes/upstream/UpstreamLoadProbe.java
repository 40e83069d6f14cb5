package io.quarkiverse.handlertesting.benchmarks.probes.upstream;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.benchmarks.probes.Repeated;
import io.quarkiverse.handlertesting.benchmarks.probes.Samples;
import io.quarkus.test.junit.QuarkusTest;

/** Measures a simple stub under load: from one caller that waits for each answer, and from many callers at once. */
@QuarkusTest
class UpstreamLoadProbe extends MockedService {

    private static final int REQUESTS = Integer.getInteger("benchmarks.requests");
    private static final String PATH = "/models";
    private static final byte[] MODELS = Line.request(PATH);
    private static final int CALLERS = Integer.getInteger("benchmarks.callers");

    @Repeated
    void oneCaller(int repetition) throws IOException {
        double[] micros = new double[REQUESTS];
        stubbed();
        try (Line line = new Line(URI.create(url()))) {
            for (int i = 0; i < REQUESTS; i++) {
                long begun = System.nanoTime();
                line.call(MODELS);
                micros[i] = (System.nanoTime() - begun) / 1e3;
            }
        }
        Arrays.sort(micros);
        Samples.add("p50", micros[REQUESTS / 2]);
        Samples.add("p99", micros[REQUESTS * 99 / 100]);
    }

    @Repeated
    void manyCallers(int repetition) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        List<Line> lines = new ArrayList<>();
        try {
            stubbed();
            List<Callable<Void>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                Line line = new Line(URI.create(url()));
                lines.add(line);
                // Open the connection before the measurement.
                line.call(MODELS);
                callers.add(() -> calls(line, REQUESTS / CALLERS));
            }
            long begun = System.nanoTime();
            for (Future<Void> caller : threads.invokeAll(callers)) {
                caller.get();
            }
            double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
            Samples.add("throughput", REQUESTS / CALLERS * CALLERS / seconds);
        } finally {
            threads.shutdown();
            for (Line line : lines) {
                line.close();
            }
        }
    }

    private void stubbed() {
        stub(PATH, "{\"models\":[\"tiny\",\"large\"]}");
    }

    private static Void calls(Line line, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            line.call(MODELS);
        }
        return null;
    }
}
