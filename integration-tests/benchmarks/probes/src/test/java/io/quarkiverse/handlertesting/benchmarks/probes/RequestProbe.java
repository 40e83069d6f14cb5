package io.quarkiverse.handlertesting.benchmarks.probes;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;

import com.sun.management.ThreadMXBean;

import io.quarkus.test.junit.QuarkusTest;

/** Measures the time of a request, and the allocation of hops to another thread. Works without the extension. */
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
        hops("hop", () -> managed.execute(NOTHING));
        settle(managed);
    }

    @Repeated
    void pool(int repetition) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        hops("pool", () -> pool.execute(NOTHING));
        settle(pool);
        pool.shutdown();
    }

    @Repeated
    void stage(int repetition) throws Exception {
        hops("stage", () -> CompletableFuture.runAsync(NOTHING));
        CompletableFuture.runAsync(NOTHING).get();
    }

    private interface Hop {
        void go() throws Exception;
    }

    /** Measures what the thread that submits allocates. */
    private static void hops(String name, Hop hop) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < HOPS; i++) {
            hop.go();
        }
        Samples.add(name, (threads.getThreadAllocatedBytes(thread) - before) / (double) HOPS);
    }

    /** Waits until all tasks of this measurement have ended, so that the next can begin. */
    private static void settle(ExecutorService executor) throws Exception {
        executor.submit(NOTHING).get();
    }
}
