package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.http.Jars.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.RepeatedTest;

class CookieJarConcurrencyTest {

    private static final URI HOST = uri("http://h/");
    private static final int THREADS = 8;
    private static final int ROUNDS = 200;

    /** Each thread writes a cookie of its own and reads it back among the cookies of the others. */
    @RepeatedTest(200)
    void eachThreadSeesItsOwnWrites() throws Exception {
        CookieJar jar = new CookieJar();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int n = 0; n < THREADS; n++) {
                String name = "t" + n;
                ends.add(threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < ROUNDS; i++) {
                        jar.receive(HOST, name + "=" + i);
                        String header = jar.header(HOST).orElseThrow() + ";";
                        assertTrue(header.contains(name + "=" + i + ";"), header);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(THREADS, jar.cookies().size());
        jar.cookies().forEach(cookie -> assertEquals(String.valueOf(ROUNDS - 1), cookie.value()));
    }
}
