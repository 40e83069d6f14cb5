package io.quarkiverse.handlertesting.benchmarks.probes.upstream;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;

/** Clients of one stream each, which expect the same event at the same time. They share one thread. */
final class Listeners implements AutoCloseable {

    private static final int CONNECTING_AT_ONCE = 100;
    private static final int LIMIT_SECONDS = 60;
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** The next event, and the number of clients that have not received it yet. */
    private record Expected(String text, CountDownLatch missing) {
    }

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient();
    private final URI server;
    private final int count;
    private volatile Expected expected;

    Listeners(URI server, int count) {
        this.server = server;
        this.count = count;
    }

    /**
     * Opens the streams, and waits until the head of each response has arrived.
     *
     * @param path the path of a stream, without its number at the end
     */
    void open(String path) throws InterruptedException {
        expect(END_OF_HEAD);
        Semaphore connecting = new Semaphore(CONNECTING_AT_ONCE);
        for (int i = 0; i < count; i++) {
            String stream = path + i;
            connecting.acquire();
            client.connect(server.getPort(), server.getHost()).onSuccess(socket -> listen(socket, stream))
                    .onComplete(done -> connecting.release());
        }
        awaitAll();
    }

    private void listen(NetSocket socket, String path) {
        StringBuilder heard = new StringBuilder();
        socket.handler(bytes -> hear(heard, bytes));
        socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private void hear(StringBuilder heard, Buffer bytes) {
        heard.append(bytes.toString());
        Expected now = expected;
        if (heard.indexOf(now.text()) >= 0) {
            heard.setLength(0);
            now.missing().countDown();
        }
    }

    /** Lets each stream wait for this event from now on. */
    void expect(String event) {
        expected = new Expected(event, new CountDownLatch(count));
    }

    /**
     * Waits until each stream has received the event.
     *
     * @return the time of the last
     */
    long awaitAll() throws InterruptedException {
        CountDownLatch missing = expected.missing();
        if (!missing.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    missing.getCount() + " of " + count + " streams have not heard " + expected.text());
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
