package io.quarkiverse.handlertesting.benchmarks.probes.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.benchmarks.probes.Samples;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkus.test.junit.QuarkusTest;

/** Measures many streams at once, to which the test pushes events. */
@QuarkusTest
class LiveStreamsProbe extends MockedService {

    private static final int STREAMS = Integer.getInteger("benchmarks.streams");
    private static final int EVENTS = Integer.getInteger("benchmarks.events");

    @Test
    void liveStreams() throws Exception {
        List<SseLive> streams = new ArrayList<>();
        try (Listeners listeners = new Listeners(URI.create(service.url()), STREAMS)) {
            for (int stream = 0; stream < STREAMS; stream++) {
                streams.add(service.stubLive(get("/streams/" + stream)));
            }
            long begun = System.nanoTime();
            listeners.open("/streams/");
            Samples.add("opened", (System.nanoTime() - begun) / 1e6);
            for (int event = 0; event < EVENTS; event++) {
                push(streams, listeners, Integer.toString(event));
            }
            streams.forEach(SseLive::end);
        }
    }

    private static void push(List<SseLive> streams, Listeners listeners, String event)
            throws InterruptedException, IOException {
        listeners.expect("data: " + event + "\n\n");
        long begun = System.nanoTime();
        streams.forEach(stream -> stream.send(event));
        long last = listeners.awaitAll();
        Samples.add("all", (last - begun) / 1e6);
    }
}
