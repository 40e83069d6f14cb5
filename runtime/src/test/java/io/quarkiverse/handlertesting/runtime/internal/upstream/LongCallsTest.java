package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** A call with a long head is answered; one that cannot be read is an event that says why. */
@Timeout(60)
class LongCallsTest {

    private static final int LIMIT = 1_048_576;

    private final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    private final MockUpstream hub = upstreams.upstream();
    private TestRun test;

    @BeforeEach
    void begin() {
        test = upstreams.runs.begin("PullTest.pull");
    }

    @AfterEach
    void close() {
        upstreams.close();
    }

    @Test
    void aListOfManyIdsIsAnswered() throws Exception {
        String ids = Stream.generate(UUID::randomUUID).limit(500).map(id -> "id=" + id).collect(Collectors.joining("&"));
        hub.stub(get(urlPathEqualTo("/items")).willReturn(ok("500 items")));
        for (Version version : Version.values()) {
            assertEquals("500 items", upstreams.send(upstreams.request("/items?" + ids).version(version)).body());
        }
        assertEquals(List.of("/items?" + ids, "/items?" + ids), hub.calls().stream().map(UpstreamCall::url).toList());
    }

    @Test
    void aLongTokenIsAnswered() throws Exception {
        hub.stub(get("/items").willReturn(ok("7")));
        for (Version version : Version.values()) {
            assertEquals("7", upstreams.send(upstreams.request("/items").version(version).header("Authorization",
                    "Bearer " + "x".repeat(9_000))).body());
        }
        assertEquals(9_007, hub.calls().get(0).request().getHeader("Authorization").length());
    }

    private void assertRefused(String status, String call, String reason, String request) throws Exception {
        assertEquals(status, upstreams.raw(request).lines().findFirst().orElseThrow().substring("HTTP/1.1 ".length()));
        assertEquals("hub " + call + " -> not answered: " + reason, hub.calls().get(0).toString());
        assertEquals(status.substring(0, 3), Integer.toString(hub.calls().get(0).status()));
        assertEquals(List.of(call + ", unattributed\n  " + reason),
                upstreams.tests.find(test).orElseThrow().unanswered().stream().map(UpstreamEnd.FailedCall::text).toList());
        assertEquals(reason, test.journal().events().get(0).failure().toString().replaceAll("^.*[.](?=\\w+:)", ""));
    }

    /** Ends one byte above the limit: if bytes were left unread, the connection would be reset. */
    private static String tooLong(String begin) {
        return begin + "x".repeat(LIMIT + 1 - begin.length());
    }

    @Test
    void aQueryAboveTheLimitIsReported() throws Exception {
        assertRefused("414 Request-URI Too Long", "GET /...",
                "TooLongHttpLineException: An HTTP line is larger than " + LIMIT + " bytes.",
                tooLong("GET /items?q="));
    }

    @Test
    void headersAboveTheLimitAreReported() throws Exception {
        assertRefused("431 Request Header Fields Too Large", "GET /items",
                "TooLongHttpHeaderException: HTTP header is larger than " + LIMIT + " bytes.",
                "GET /items HTTP/1.1\r\n" + tooLong("Authorization: "));
    }

    @Test
    void aRequestThatIsNotHttpIsReported() throws Exception {
        assertRefused("400 Bad Request", "GET /...", "IllegalArgumentException: invalid version format: ITEMS",
                "GET /my items\r\n\r\n");
    }
}
