package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalThreads;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.StubFiles;
import io.quarkiverse.handlertesting.upstream.MockUpstream;

/** One upstream that listens, a running test, and a client that calls the upstream. */
final class Upstreams implements AutoCloseable {

    final PartitionedUpstream tests;
    final TestRuns runs;
    final UpstreamServers servers;
    final HttpClient client = HttpClient.newHttpClient();

    Upstreams(Path files) {
        this(StubFiles.in(files));
    }

    Upstreams(StubFiles files) {
        this(files, TestCauses.runs(test -> new Journal(test, Journals.SETTINGS,
                new JournalThreads(Runnable::run, null, (verb, instead) -> {
                }))));
    }

    Upstreams(Path files, TestRuns runs) {
        this(StubFiles.in(files), runs);
    }

    Upstreams(StubFiles files, TestRuns runs) {
        this.runs = runs;
        tests = new PartitionedUpstream("hub", files);
        servers = new UpstreamServers(Map.of("hub", tests)).start();
        tests.within(runs, () -> servers.url("hub") + ", the value of hub.url");
    }

    MockUpstream upstream() {
        return upstream(OidcSettings.NONE);
    }

    MockUpstream upstream(OidcSettings... settings) {
        return new MockUpstreamView(tests, servers.url("hub"), runs::current, List.of(settings));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(servers.url("hub") + path));
    }

    /** A request with the cause {@code GET /pull} of a test, as if that request of the test were still running. */
    HttpRequest.Builder request(String path, TestRun test) {
        RunningCause cause = test.request("GET /pull");
        cause.begin(WorkKind.HTTP, "GET /pull");
        return request(path).header(CauseHeader.NAME, cause.header());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /**
     * Sends the text of a request unchanged.
     *
     * @return all that arrives until the connection ends
     */
    String raw(String request) throws IOException {
        URI uri = URI.create(servers.url("hub"));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        runs.endAll();
        servers.close();
    }
}
