package io.quarkiverse.handlertesting.benchmarks.session;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

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
import org.openjdk.jmh.infra.Blackhole;

/** Measures the work of a jar for one request: it makes the header, and stores the session's new value from the response. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(JarBenchmark.REQUESTS)
@Fork(1)
public class JarBenchmark {

    static final int REQUESTS = 10_000;

    /** The {@code Set-Cookie} fields are made beforehand, since writing them is the application's work. */
    private static final List<List<String>> RENEWALS = IntStream.range(0, 100).mapToObj(SampleCookies::renewal)
            .map(List::of).toList();

    @Param
    JarVariant variant;

    private Jar jar;

    @Setup
    public void fill() {
        jar = variant.create();
        jar.receive(SampleCookies.setCookies());
    }

    @Benchmark
    public void request(Blackhole sent) {
        for (int number = 0; number < REQUESTS; number++) {
            sent.consume(jar.header());
            jar.receive(RENEWALS.get(number % RENEWALS.size()));
        }
    }

    @TearDown(Level.Invocation)
    public void check() {
        JarCheck.check(jar.header(), RENEWALS.get((REQUESTS - 1) % RENEWALS.size()).get(0));
    }
}
