package io.quarkiverse.handlertesting.benchmarks.session;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Many threads send requests with one client. Each thread has a cookie of its own: each request checks the value that the
 * previous request has set, and sets another value.
 *
 * @param each the number of requests that each thread sends
 */
record ManyThreads(int threads, int each) {

    private static final int LIMIT_IN_MINUTES = 10;

    /**
     * @throws java.util.concurrent.CancellationException if it takes too long
     */
    Outcome send(CookieServer server, Client client) throws Exception {
        Outcome outcome = new Outcome();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Object>> tasks = IntStream.range(0, threads).mapToObj(thread -> "thread" + thread)
                    .map(cookie -> Executors.callable(() -> exchange(server, client, cookie, outcome))).toList();
            long begun = System.nanoTime();
            for (Future<Object> all : executor.invokeAll(tasks, LIMIT_IN_MINUTES, TimeUnit.MINUTES)) {
                all.get();
            }
            outcome.ended(threads * each / ((System.nanoTime() - begun) / 1e9));
        } finally {
            executor.shutdownNow();
        }
        return outcome;
    }

    private void exchange(CookieServer server, Client client, String cookie, Outcome outcome) {
        String expected = CookieServer.NONE;
        for (int number = 0; number < each; number++) {
            try {
                String seen = client.given().get().get(server.exchange(cookie, number)).asString();
                // After a failed request, the value is unknown.
                if (expected != null && !seen.equals(expected)) {
                    outcome.wrong("Expected " + cookie + "=" + expected + ", but the server received " + seen);
                }
                expected = Integer.toString(number);
            } catch (Exception | AssertionError failure) {
                outcome.failed(failure);
                expected = null;
            }
        }
    }
}
