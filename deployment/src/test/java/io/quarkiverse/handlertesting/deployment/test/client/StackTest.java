package io.quarkiverse.handlertesting.deployment.test.client;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.Part;
import io.quarkus.test.QuarkusUnitTest;

/** A request passes the whole HTTP stack of the application, in process and over a socket. */
class StackTest extends ClientTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(
                    root -> root.addClasses(StackResource.class, Handlers.class, ClientTestBase.class, BothWays.class,
                            QuarkusTestCallbacks.class))
            .overrideConfigKey("quarkus.http.cors.enabled", "true")
            .overrideConfigKey("quarkus.http.cors.origins", "https://example.com")
            .overrideConfigKey("quarkus.http.limits.max-body-size", "20K")
            .overrideConfigKey("quarkus.http.limits.max-form-attribute-size", "100")
            .overrideConfigKey("quarkus.http.enable-compression", "true")
            .overrideConfigKey("quarkus.http.enable-decompression", "true")
            .overrideConfigKey("quarkus.http.access-log.enabled", "true")
            .overrideConfigKey("quarkus.http.access-log.pattern", "%h %m %U %s")
            .setLogRecordPredicate(record -> record.getLoggerName().equals("io.quarkus.http.access-log")
                    && record.getLevel().intValue() >= Level.INFO.intValue())
            .assertLogRecords(records -> assertEquals(2, records.stream()
                    .filter(record -> record.getMessage().equals("127.0.0.1 GET /stack/fails 500")).count(),
                    "requests of both ways in the access log"));

    @BothWays
    void runsFiltersOfRoutes(String way) {
        client(way).get("/stack/event-loop").send().expectHeader("X-Filtered", "GET /stack/event-loop");
    }

    @BothWays
    void runsAHandlerOnTheRightThread(String way) {
        client(way).get("/stack/event-loop").send().expectBody(containsString("vert.x-eventloop-thread-N true true"));
        client(way).get("/stack/blocking").send().expectBody(containsString("executor-thread-N true true"));
    }

    @BothWays
    void mapsExceptions(String way) {
        client(way).get("/stack/refused").send().expectStatus(422).expectBody(equalTo("refused"));
        client(way).get("/stack/fails").send().expectStatus(500).expectBody(containsString("disk full"));
        client(way).get("/stack/unknown").send().expectStatus(404);
        client(way).put("/stack/text").send().expectStatus(405);
    }

    @BothWays
    void appliesCors(String way) {
        HandlerResponse allowed = client(way).options("/stack/text").header("Origin", "https://example.com")
                .header("Access-Control-Request-Method", "GET").send();
        allowed.expectStatus(200).expectHeader("access-control-allow-origin", "https://example.com");

        client(way).get("/stack/text").header("Origin", "https://example.org").send().expectStatus(403)
                .expectHeader("access-control-allow-origin", nullValue());
    }

    @BothWays
    void refusesABodyThatIsTooLarge(String way) {
        client(way).post("/stack/length").body(new byte[20_480]).send().expectStatus(200).expectBody(equalTo("20480"));
        client(way).post("/stack/length").body(new byte[20_481]).send().expectStatus(413);
    }

    @BothWays
    void refusesAFormThatIsTooLarge(String way) {
        client(way).post("/stack/form").formParam("name", "Alice").formParam("city", "x".repeat(101)).send().expectStatus(413);
    }

    // tag::forms[]
    @BothWays
    void deliversForms(String way, @TempDir Path files) throws Exception {
        client(way).post("/stack/form").formParam("name", "Alice & Bob").formParam("city", "Köln").send()
                .expectBody(equalTo("Alice & Bob of Köln"));
        client(way).post("/stack/upload").formParam("name", "one").multiPart("file", "ä.txt", new byte[7], "text/plain").send()
                .expectBody(equalTo("one ä.txt text/plain 7"));

        Path file = Files.write(files.resolve("two.bin"), new byte[10_000]);
        client(way).post("/stack/upload").multiPart("name", "two").multiPart("file", file).send()
                .expectBody(equalTo("two two.bin application/octet-stream 10000"));
        client(way).post("/stack/parts").multiPart(Part.json("meta", Map.of("name", "Köln")).header("X-Part", "1"))
                .multiPart(Part.of("text", "Grüße").type("text/plain; charset=ISO-8859-1")).send()
                .expectBody(equalTo("{\"name\":\"Köln\"} of application/json, Grüße"));
        client(way).post("/stack/length").body(file).send().expectBody(equalTo("10000"));
    }
    // end::forms[]

    @BothWays
    void compressesAResponseOnRequest(String way) {
        HandlerResponse compressed = client(way).get("/stack/text").header("Accept-Encoding", "gzip").send();
        assertEquals("x".repeat(10_000), compressed.expectHeader("content-encoding", "gzip").asString());
        assertTrue(compressed.header("content-length") == null || Integer.parseInt(compressed.header("content-length")) < 1000,
                compressed::toString);

        client(way).get("/stack/text").send().expectHeader("content-encoding", nullValue())
                .expectBody(equalTo("x".repeat(10_000)));
        client(way).get("/stack/uncompressed").header("Accept-Encoding", "gzip").send().expectHeader("content-encoding",
                nullValue());
    }

    @BothWays
    void decompressesARequest(String way) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[5_000]);
        }
        client(way).post("/stack/length").header("Content-Encoding", "gzip").body(bytes.toByteArray()).send()
                .expectBody(equalTo("5000"));
    }

    @BothWays
    void hasTheAddressesOfAConnection(String way) {
        String[] addresses = client(way).get("/addresses").send().asString().split(" ");
        assertEquals("http 127.0.0.1", addresses[0] + " " + addresses[1]);
        assertEquals("localhost:" + addresses[2], addresses[3]);
    }

    @Test
    void respondsTheSameOverBothTransports() {
        for (String path : new String[] { "event-loop", "refused", "text", "events", "unknown" }) {
            client.bothWays().get("/stack/" + path).header("Accept-Encoding", "gzip").send();
        }
        client.bothWays().head("/stack/text").send().expectStatus(200).expectBody(equalTo(""));
    }
}
