package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * Sends nothing: an event loop wakes the thread of the test. A request that an event loop handles cannot be faster.
 */
final class EventLoopHop implements Sender {

    private static final int LIMIT_IN_SECONDS = 10;

    private final EventLoop eventLoop;

    EventLoopHop(Vertx vertx) {
        this.eventLoop = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
    }

    @Override
    public void send(Endpoint endpoint) throws Exception {
        CompletableFuture<Endpoint> back = new CompletableFuture<>();
        eventLoop.execute(() -> back.complete(endpoint));
        back.get(LIMIT_IN_SECONDS, TimeUnit.SECONDS);
    }
}
