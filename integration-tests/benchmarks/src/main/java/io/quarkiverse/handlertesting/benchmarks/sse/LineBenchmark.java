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

/** Measures how long a reader takes for a stream of JSON lines that arrives in pieces, as from a socket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(time = ReadBenchmark.MILLIS, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(time = ReadBenchmark.MILLIS, timeUnit = TimeUnit.MILLISECONDS)
public class LineBenchmark {

    @Param
    LineVariant variant;

    @Param({ "200", "4096" })
    int line;

    private SampleLines sample;
    private Chunks stream;
    private EventCount heard;

    @Setup
    public void write() {
        sample = new SampleLines(line, ReadBenchmark.BYTES / line);
        stream = new Chunks(sample.bytes(), ReadBenchmark.PIECE);
    }

    @Setup(Level.Invocation)
    public void begin() {
        heard = new EventCount();
    }

    @Benchmark
    public EventCount read() throws Exception {
        variant.reader().read(stream, heard);
        return heard;
    }

    @TearDown(Level.Invocation)
    public void check() {
        sample.check(heard, variant.hasText());
    }
}
