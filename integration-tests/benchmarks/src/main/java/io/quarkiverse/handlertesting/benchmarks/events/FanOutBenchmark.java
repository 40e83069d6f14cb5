package io.quarkiverse.handlertesting.benchmarks.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures the time from the first event of 8 threads until each of 4 subscribers has seen the last event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(FanOutBenchmark.TOTAL)
@Fork(jvmArgsAppend = { "-Xms2g", "-Xmx2g" })
public class FanOutBenchmark {

    static final int WRITERS = 8;
    static final int EACH = 125_000;
    static final int TOTAL = WRITERS * EACH;
    static final int SUBSCRIBERS = 4;

    @Param({ "JOURNAL_AWAITED", "QUEUES", "JOURNAL_STREAMED", "BROADCAST" })
    Variant variant;

    private ExecutorService writers;
    private FanOut fanOut;

    @Setup(Level.Invocation)
    public void begin() {
        writers = Executors.newFixedThreadPool(WRITERS);
        fanOut = variant.create(new Load(WRITERS, EACH, SUBSCRIBERS));
    }

    @Benchmark
    public void writeAndRead() throws Exception {
        List<Future<?>> written = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            written.add(writers.submit(() -> write(writer)));
        }
        for (Future<?> writer : written) {
            writer.get(1, TimeUnit.MINUTES);
        }
        fanOut.awaitSubscribers();
    }

    private void write(int writer) {
        for (int number = 0; number < EACH; number++) {
            fanOut.record(new Item(writer, number));
        }
    }

    @TearDown(Level.Invocation)
    public void end() {
        fanOut.close();
        writers.shutdownNow();
    }
}
