package io.quarkiverse.handlertesting.benchmarks.events;

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

/** Measures the time that a single recording thread takes for each event, while its subscribers read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RecordBenchmark.TOTAL)
@Fork(jvmArgsAppend = { "-Xms2g", "-Xmx2g" })
public class RecordBenchmark {

    static final int TOTAL = 50_000;
    static final int SUBSCRIBERS = 4;

    @Param
    Variant variant;

    private FanOut fanOut;

    @Setup(Level.Invocation)
    public void begin() {
        fanOut = variant.create(new Load(1, TOTAL, SUBSCRIBERS));
    }

    @Benchmark
    public void record() {
        for (int number = 0; number < TOTAL; number++) {
            fanOut.record(new Item(0, number));
        }
    }

    @TearDown(Level.Invocation)
    public void end() throws Exception {
        fanOut.awaitSubscribers();
        fanOut.close();
    }
}
