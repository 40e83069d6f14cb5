package io.quarkiverse.handlertesting.benchmarks.probes.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/** The client of the JDK, with HTTP/1.1 and persistent connections. */
final class JdkSender implements StreamSender {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI application;

    JdkSender(URI application) {
        this.application = application;
    }

    @Override
    public void send(Endpoint endpoint) throws Exception {
        HttpResponse<String> response = client.send(request(endpoint), BodyHandlers.ofString());
        endpoint.check(response.statusCode(), response.body());
    }

    @Override
    public long firstEvent() throws Exception {
        HttpResponse<InputStream> response = client.send(request(Endpoint.EVENTS), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] first = new byte[1024];
            int count = body.read(first);
            long now = System.nanoTime();
            byte[] rest = body.readAllBytes();
            Endpoint.EVENTS.check(response.statusCode(),
                    new String(Arrays.copyOf(first, count), UTF_8) + new String(rest, UTF_8));
            return now;
        }
    }

    private HttpRequest request(Endpoint endpoint) {
        HttpRequest.Builder request = HttpRequest.newBuilder(application.resolve(endpoint.path()));
        if (endpoint.json() != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(endpoint.json()));
        }
        return request.build();
    }
}
