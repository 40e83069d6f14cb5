package io.quarkiverse.handlertesting.benchmarks.sse;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;

/** The main class of the other JVM: opens streams of a {@link StreamsServer}, and measures when their events arrive. */
public final class StreamsClient {

    static final String DELAY_P50 = "delay, p50";
    static final String DELAY_P99 = "delay, p99";
    static final String HEAP = "heap";
    static final String EVENTS = "events";

    private static final String HOST = "127.0.0.1";
    private static final int CONNECTING_AT_ONCE = 100;
    private static final int CONNECT_LIMIT_IN_SECONDS = 120;

    private final int port;
    private final String path;
    private final List<StreamArrivals> streams = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));

    private StreamsClient(int port, String path) {
        this.port = port;
        this.path = path;
    }

    /**
     * @param arguments port, path, number of streams, seconds of warm-up and of measurement, and the file for the samples
     */
    public static void main(String[] arguments) throws Exception {
        StreamsClient client = new StreamsClient(Integer.parseInt(arguments[0]), arguments[1]);
        int streams = Integer.parseInt(arguments[2]);
        int warmup = Integer.parseInt(arguments[3]);
        int seconds = Integer.parseInt(arguments[4]);
        long before = client.heap();
        client.open(streams, seconds);
        long added = client.heap() - before;
        client.waitFor(warmup);
        client.streams.forEach(StreamArrivals::begin);
        client.waitFor(seconds);
        Files.writeString(Path.of(arguments[5]), client.samples() + HEAP + "\t" + (double) added / streams + "\n");
        // Exit at once: closing all connections one by one would take long.
        System.exit(0);
    }

    private long heap() throws Exception {
        URI address = URI.create("http://" + HOST + ":" + port + StreamsServer.HEAP);
        return Long.parseLong(HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body());
    }

    private void open(int count, int seconds) throws InterruptedException {
        long rhythm = StreamsServer.RHYTHM.toNanos();
        // Twice the expected number of events.
        int most = (int) (2 * TimeUnit.SECONDS.toNanos(seconds) / rhythm);
        Semaphore connecting = new Semaphore(CONNECTING_AT_ONCE);
        CountDownLatch open = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            StreamArrivals stream = new StreamArrivals(rhythm, most);
            streams.add(stream);
            connecting.acquire();
            client.connect(port, HOST).onSuccess(socket -> request(socket, stream)).onComplete(done -> {
                connecting.release();
                if (done.succeeded()) {
                    open.countDown();
                }
            });
        }
        if (!open.await(CONNECT_LIMIT_IN_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(open.getCount() + " of " + count + " connections could not be opened");
        }
    }

    private void request(NetSocket socket, StreamArrivals stream) {
        socket.handler(bytes -> stream.read(bytes, System.nanoTime()));
        socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private void waitFor(int seconds) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        vertx.setTimer(TimeUnit.SECONDS.toMillis(seconds), now -> over.countDown());
        over.await();
    }

    private String samples() {
        long[] delays = streams.stream().map(StreamArrivals::delays).flatMapToLong(LongStream::of).sorted().toArray();
        return String.format(Locale.ROOT, "%s\t%f\n%s\t%f\n%s\t%d\n", DELAY_P50, percentile(delays, 50), DELAY_P99,
                percentile(delays, 99), EVENTS, delays.length);
    }

    /** A percentile, in ms. */
    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1L) * percent / 100)] / 1e6;
    }
}
