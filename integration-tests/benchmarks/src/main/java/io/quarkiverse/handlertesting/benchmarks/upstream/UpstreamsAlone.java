package io.quarkiverse.handlertesting.benchmarks.upstream;

import static io.quarkiverse.handlertesting.benchmarks.upstream.Contestants.OURS;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import io.quarkiverse.handlertesting.runtime.internal.upstream.StandaloneUpstreams;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;

/** The main class of the other JVM: starts upstreams of one kind, without an application. */
public final class UpstreamsAlone {

    static final String LISTENS = "listens";
    static final String ANSWERS = "answers";
    static final String HEAP = "heap";
    static final String THREADS = "threads";

    private UpstreamsAlone() {
    }

    /** @param arguments the contestant, the number of upstreams, and the file for the samples */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        long heap = usedHeap();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long begun = System.nanoTime();
        List<String> urls = arguments[0].equals(OURS) ? ours(count) : wireMocks(count);
        double listens = (System.nanoTime() - begun) / 1e6;
        call(urls.get(0));
        double answers = (System.nanoTime() - begun) / 1e6;
        for (String url : urls) {
            call(url);
        }
        int more = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
        Files.writeString(Path.of(arguments[2]), LISTENS + "\t" + listens + "\n" + ANSWERS + "\t" + answers + "\n"
                + HEAP + "\t" + (usedHeap() - heap) + "\n" + THREADS + "\t" + more + "\n");
        System.exit(0);
    }

    @WithUpstreams({ @Upstream("one"), @Upstream("two"), @Upstream("three"), @Upstream("four"), @Upstream("five"),
            @Upstream("six"), @Upstream("seven"), @Upstream("eight"), @Upstream("nine"), @Upstream("ten") })
    private static final class Ten {
    }

    private static List<String> ours(int count) {
        Upstream[] upstreams = Arrays.copyOf(Ten.class.getAnnotation(WithUpstreams.class).value(), count);
        return new StandaloneUpstreams(upstreams).upstreams().stream().map(MockUpstream::url).toList();
    }

    private static List<String> wireMocks(int count) {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
            server.start();
            urls.add(server.baseUrl());
        }
        return urls;
    }

    private static void call(String url) throws IOException {
        int status = ((HttpURLConnection) URI.create(url + "/models").toURL().openConnection()).getResponseCode();
        if (status != HttpURLConnection.HTTP_NOT_FOUND) {
            throw new IOException("Expected the answer to a call that no stub matches, but got the status " + status);
        }
    }

    /** The used heap in bytes, after garbage collection. */
    private static long usedHeap() {
        System.gc();
        // The second collection frees the objects whose references the first has cleared.
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
