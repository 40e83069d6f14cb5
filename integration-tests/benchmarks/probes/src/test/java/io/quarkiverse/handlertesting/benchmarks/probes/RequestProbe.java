package io.quarkiverse.handlertesting.benchmarks.probes;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutorService;

import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;

import com.sun.management.ThreadMXBean;

import io.quarkus.test.junit.QuarkusTest;

/** Measures the time of a request, and the allocation of a hop to another thread. Works without the extension. */
@QuarkusTest
class RequestProbe {

    private static final int REQUESTS = Integer.getInteger("benchmarks.requests");
    private static final int HOPS = 2_000;
    private static final Runnable NOTHING = () -> {
    };

    @Inject
    ManagedExecutor managed;

    @Repeated
    void request(int repetition) throws IOException {
        double[] micros = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long begun = System.nanoTime();
            given().get("/health/ping").then().statusCode(200);
            micros[i] = (System.nanoTime() - begun) / 1e3;
        }
        for (double each : micros) {
            Samples.add("request", each);
        }
    }

    @Repeated
    void hop(int repetition) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < HOPS; i++) {
            managed.execute(NOTHING);
        }
        Samples.add("hop", (threads.getThreadAllocatedBytes(thread) - before) / (double) HOPS);
        settle(managed);
    }

    /** Waits until all tasks of this measurement have ended, so that the next can begin. */
    private static void settle(ExecutorService executor) throws Exception {
        executor.submit(NOTHING).get();
    }
}
