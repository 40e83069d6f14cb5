package io.quarkiverse.handlertesting.benchmarks.probes.upstream;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.benchmarks.probes.Samples;
import io.quarkus.test.junit.QuarkusTest;

/** Measures the time from the start of the JVM to the first line of the first test, and to the first answer of its stub. */
@QuarkusTest
class UpstreamBootProbe extends MockedService {

    @Test
    void firstTest() throws IOException {
        Samples.add("boot", sinceStart());
        stub("/greeting", "{}");
        try (Line line = new Line(URI.create(url()))) {
            line.call(Line.request("/greeting"));
        }
        Samples.add("first answer", sinceStart());
    }

    private static long sinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }
}
