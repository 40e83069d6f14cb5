package io.quarkiverse.handlertesting.benchmarks.sse;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Measures how long a reader takes for a stream that arrives in pieces, as from a socket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(time = ReadBenchmark.MILLIS, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(time = ReadBenchmark.MILLIS, timeUnit = TimeUnit.MILLISECONDS)
public class ReadBenchmark {

    /**
     * The length of an iteration. It is a time, since the fastest reader needs many streams to be compiled, and the slowest
     * few.
     */
    static final int MILLIS = 500;
    static final int BYTES = 16_000_000;
    static final int PIECE = 8 * 1024;

    @Param
    ReaderVariant variant;

    @Param({ "200", "4096" })
    int frame;

    private SampleStream sample;
    private Chunks stream;
    private StreamReader reader;
    private EventCount heard;

    @Setup
    public void write() {
        sample = new SampleStream(frame, BYTES / frame);
        stream = new Chunks(sample.bytes(), PIECE);
        reader = variant.create();
    }

    @Setup(Level.Invocation)
    public void begin() {
        heard = new EventCount();
    }

    @Benchmark
    public EventCount read() throws Exception {
        reader.read(stream, heard);
        return heard;
    }

    @TearDown(Level.Invocation)
    public void check() {
        if (variant != ReaderVariant.MEMORY_COPY) {
            sample.check(heard);
        }
    }
}
