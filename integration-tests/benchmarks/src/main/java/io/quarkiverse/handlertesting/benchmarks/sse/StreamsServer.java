package io.quarkiverse.handlertesting.benchmarks.sse;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.sse.SseScript;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * A server of streams that never end, all with the same event in the same rhythm: at one path the streams of a script, at the
 * other the streams of a route with the least possible work. Another path answers with the size of the used heap.
 */
final class StreamsServer implements AutoCloseable {

    static final Duration RHYTHM = Duration.ofMillis(100);
    static final String SCRIPT = "/script";
    static final String TIMER = "/timer";
    static final String HEAP = "/heap";

    private static final String DATA = "tick";
    /** A negative port makes all instances share the port that the first one gets. */
    private static final int SHARED = -1;

    private final Vertx vertx = Vertx.vertx();
    private final int port;

    /** @param loops the number of event loops that have streams */
    StreamsServer(int loops) throws Exception {
        Promise<Integer> chosen = Promise.promise();
        done(vertx.deployVerticle(() -> new Loop(chosen), new DeploymentOptions().setInstances(loops)));
        port = done(chosen.future());
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    int port() {
        return port;
    }

    private static final class Loop extends AbstractVerticle {

        private final Promise<Integer> chosen;

        private Loop(Promise<Integer> chosen) {
            this.chosen = chosen;
        }

        @Override
        public void start(Promise<Void> started) {
            Router router = Router.router(vertx);
            router.get(SCRIPT).handler(SseScript.of(DATA).repeat(Long.MAX_VALUE).every(RHYTHM).handler());
            router.get(TIMER).handler(timer());
            router.get(HEAP).blockingHandler(exchange -> exchange.end(Long.toString(usedHeap())));
            vertx.createHttpServer().requestHandler(router).listen(SHARED, "127.0.0.1").onSuccess(this::chosen)
                    .<Void> mapEmpty().onComplete(started);
        }

        private void chosen(HttpServer server) {
            chosen.tryComplete(server.actualPort());
        }

        private Handler<RoutingContext> timer() {
            Buffer event = Buffer.buffer("data: " + DATA + "\n\n");
            return exchange -> {
                HttpServerResponse response = exchange.response().setChunked(true);
                response.write(event.copy());
                long timer = vertx.setPeriodic(RHYTHM.toMillis(), now -> response.write(event.copy()));
                response.closeHandler(closed -> vertx.cancelTimer(timer));
            };
        }
    }

    /** The used heap in bytes, after garbage collection. */
    private static long usedHeap() {
        System.gc();
        // The second collection frees the objects whose references the first has cleared.
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() throws Exception {
        done(vertx.close());
    }
}
