package io.quarkiverse.handlertesting.http;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Tests that run in parallel make their clients, and use Mutiny for the first time, at once. */
class RouterClientConcurrencyTest {

    private static final int TESTS = 8;

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService tests = Executors.newFixedThreadPool(TESTS);

    @AfterEach
    void stop() {
        tests.shutdown();
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @RepeatedTest(20)
    void letsHandlersUseMutinyForTheFirstTimeAtOnce() throws Exception {
        ContextManagerProvider.INSTANCE.set(null);
        CyclicBarrier start = new CyclicBarrier(TESTS);
        Callable<HandlerResponse> test = () -> {
            start.await(20, TimeUnit.SECONDS);
            try (RouterClient client = HandlerClient.of(vertx, exchange -> Uni.createFrom().item("[]")
                    .onItem().transform(String::trim).subscribe().with(exchange::end, exchange::fail))) {
                return client.get("/models").send();
            }
        };
        List<Future<HandlerResponse>> sent = Stream.generate(() -> tests.submit(test)).limit(TESTS).toList();
        for (Future<HandlerResponse> each : sent) {
            each.get(20, TimeUnit.SECONDS).expectStatus(200);
        }
    }
}
