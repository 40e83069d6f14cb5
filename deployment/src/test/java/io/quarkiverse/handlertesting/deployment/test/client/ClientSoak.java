package io.quarkiverse.handlertesting.deployment.test.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.Instances;
import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkus.test.QuarkusUnitTest;

/**
 * Many requests in process: none of them hangs, and no object of the extension is left. Run by {@code -Psoak};
 * {@code -Dsoak.client-requests=…} sets their number.
 */
class ClientSoak extends ClientTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(StackResource.class,
            Handlers.class, ClientTestBase.class, BothWays.class, QuarkusTestCallbacks.class, Instances.class));

    private static final int REQUESTS = Integer.getInteger("soak.client-requests", 2_000_000);
    private static final int EACH_TEST = 10_000;
    private static final int THREADS = 4;
    /** Idle connections: one for each thread, and some for aborted requests. */
    private static final int TOLERATED = 1_500;
    /** The longest time of an exchange: one that takes longer hangs, unless the machine was stopped. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    @Test
    void noRequestHangsAndNothingIsLeft() throws Exception {
        end();
        Map<String, Integer> sent = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        run(threads, 0, EACH_TEST, new TreeMap<>());
        Instances before = Instances.now();
        long begun = System.nanoTime();
        for (int first = 0; first < REQUESTS; first += EACH_TEST) {
            run(threads, first, Math.min(EACH_TEST, REQUESTS - first), sent);
        }
        System.out.println(sent + " in " + (System.nanoTime() - begun) / 1_000_000_000 + " s, none hung");
        threads.shutdown();
        begin("noRequestHangsAndNothingIsLeft");
        Instances.now().assertNoneHasGrown(before, TOLERATED);
    }

    private void run(ExecutorService threads, int first, int requests, Map<String, Integer> sent) throws Exception {
        begin("noRequestHangsAndNothingIsLeft");
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int from = first + thread;
            running.add(threads.submit(() -> {
                for (int number = from; number < first + requests; number += THREADS) {
                    send(number);
                }
            }));
        }
        for (Future<?> thread : running) {
            thread.get(10, TimeUnit.MINUTES);
        }
        for (int number = first; number < first + requests; number++) {
            sent.merge(kind(number), 1, Integer::sum);
        }
        events.awaitIdle(Duration.ofSeconds(30));
        end();
    }

    private static String kind(int number) {
        return switch (number % 20) {
            case 0 -> "aborted streams";
            case 1 -> "new connections";
            case 2, 3, 4, 5 -> "with a body";
            case 6, 7, 8, 9, 10, 11 -> "blocking";
            default -> "on the event loop";
        };
    }

    private void send(int number) {
        switch (kind(number)) {
            case "aborted streams" -> {
                try (ResponseStream stream = client.get("/endless").within(HANGS).stream()) {
                    assertEquals(1000, stream.await().length());
                }
            }
            case "new connections" -> client.get("/stack/blocking").header("Connection", "close").within(HANGS).send()
                    .expectStatus(200);
            case "with a body" -> client.post("/length").body(new byte[1000]).within(HANGS).send().expectStatus(200);
            case "blocking" -> client.get("/stack/blocking").within(HANGS).send().expectStatus(200);
            default -> client.get("/status/204").within(HANGS).send().expectStatus(204);
        }
    }
}
