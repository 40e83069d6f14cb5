package io.quarkiverse.handlertesting.benchmarks.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures the reset after a test. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class ResetBenchmark {

    static final int STUBS = 10;
    static final int CALLS = 20;

    @Param
    ResetVariant variant;

    private final HttpClient client = HttpClient.newHttpClient();
    private Resettable service;

    @Setup
    public void start() {
        service = variant.create();
    }

    @Setup(Level.Iteration)
    public void test() throws IOException, InterruptedException {
        for (int stub = 0; stub < STUBS; stub++) {
            service.stub(get("/models/" + stub).willReturn(okJson("{}")));
        }
        for (int call = 0; call < CALLS; call++) {
            expect(200, "/models/" + call % STUBS);
        }
    }

    @Benchmark
    public void reset() {
        service.reset();
    }

    @TearDown(Level.Iteration)
    public void check() throws IOException, InterruptedException {
        expect(404, "/models/0");
    }

    @TearDown
    public void stop() {
        service.close();
    }

    private void expect(int status, String path) throws IOException, InterruptedException {
        int actual = client.send(HttpRequest.newBuilder(URI.create(service.url() + path)).build(), BodyHandlers.discarding())
                .statusCode();
        if (actual != status) {
            throw new IllegalStateException(path + " was answered with " + actual);
        }
    }
}
