package io.quarkiverse.handlertesting.runtime.internal.client;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonParseException;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.ndjson.NdjsonSubscription;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** Reads the items of a stream of JSON lines one by one while it is open. */
class NdjsonSubscriptionTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String HEAD = """
              > GET /models
              > Accept: application/x-ndjson, application/stream+json, application/jsonl
              < 200 OK
              < content-type: application/x-ndjson
              <
            """;
    private static final String TAIL = "\nIt has caused nothing that is recorded.";

    private final FakeApplication application = new FakeApplication();
    private NdjsonSubscription stream;
    private NdjsonSubscription hasty;
    private FakeExchange exchange;

    @BeforeEach
    void open() throws Exception {
        stream = opened(NDJSON);
        hasty = stream.within(ofMillis(50));
        exchange = application.transport.next();
    }

    private NdjsonSubscription opened(String type) {
        application.transport.answer(sent -> sent.head(200, "content-type", type));
        return application.client.get("/models").ndjson();
    }

    @Test
    void trailersComeWithTheEnd() {
        assertThrows(IllegalStateException.class, stream::trailers);
        exchange.chunk("1\n").end("X-Sum", "7");
        stream.awaitCompletion();
        assertEquals("7", stream.trailer("x-sum"));
        assertEquals(List.of(Map.entry("X-Sum", "7")), stream.trailers());
    }

    @Test
    void readsAnItemBeforeTheNextIsSent() {
        exchange.chunk("{\"n\":1}\n");
        assertEquals("{\"n\":1}", stream.await());
        exchange.chunk("{\"n\"");
        exchange.chunk(":2}\n3\n");
        assertEquals(Map.of("n", 2), stream.json(Map.class));
        assertEquals(List.of("{\"n\":1}", "{\"n\":2}", "3"), stream.seen());
        exchange.end();
        assertEquals(List.of("3"), stream.awaitCompletion());
        assertEquals(2, stream.gaps().size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/stream+json", "application/jsonl", "Application/X-NDJSON;charset=UTF-8" })
    void readsOtherTypesOfJsonLines(String type) {
        NdjsonSubscription other = opened(type);
        application.transport.all().get(1).chunk("1\n");
        assertEquals("1", other.awaitOpen().await());
        assertEquals(200, other.statusCode());
        assertEquals(type, other.header("Content-Type"));
    }

    /** Line ends of both kinds, blank lines, a character of four bytes, a CR between tokens, and no end of the last line. */
    @Test
    void readsTheSameHoweverTheStreamIsSplit() {
        List<String> items = List.of("{\"n\":\"é😀\"}", "[1,\r2]", "\"a\\nb\"", "null");
        byte[] bytes = "{\"n\":\"é😀\"}\r\n\r\n\n \t\n[1,\r2]\n\"a\\nb\"\nnull".getBytes(StandardCharsets.UTF_8);
        for (int at = 1; at < bytes.length; at++) {
            application.transport.answer(sent -> sent.head(200, "content-type", NDJSON));
            NdjsonSubscription split = application.client.get("/models").ndjson();
            FakeExchange sent = application.transport.all().get(at);
            sent.chunk(Buffer.buffer(Arrays.copyOf(bytes, at)))
                    .chunk(Buffer.buffer(Arrays.copyOfRange(bytes, at, bytes.length))).end();
            assertEquals(items, split.awaitCompletion(), "split at " + at);
        }
    }

    @Test
    void hasTheVerbsOfOtherSubscriptions() {
        exchange.chunk("1\n2\n3\n4\n5\n");
        assertEquals("2", stream.await("2"::equals));
        assertEquals("3", stream.await("3"::equals, "the third"));
        assertEquals(List.of("4"), stream.take(1));
        assertEquals(List.of("1", "2", "3", "4", "5"), stream.awaitCount(5));
        hasty.expectNone();
        exchange.chunk("6\n");
        assertEquals("6", stream.next().await().atMost(ofMillis(10_000)));
    }

    @Test
    void emitsEachItemOnce() {
        exchange.chunk("1\n2");
        assertEquals("1", stream.await());
        AssertSubscriber<String> subscriber = stream.stream().subscribe().withSubscriber(AssertSubscriber.create(10));
        exchange.chunk("0\n3").end();
        subscriber.awaitCompletion().assertItems("20", "3");
    }

    @Test
    void reportsAMissingItem() {
        exchange.chunk("{\"n\":1}\n");
        stream.await();
        assertFailure(Reason.TIMED_OUT, "Expected an item within 50 ms, but it did not come:", """
                #1   N ms  {"n":1}
                (it is still open)""", hasty::await);
        assertFailure(Reason.TIMED_OUT, "Expected an item matching \"the last\" within 50 ms, but it did not come:", """
                #1   N ms  {"n":1}
                (it is still open)""", () -> hasty.await(item -> false, "the last"));
        assertFailure(Reason.TIMED_OUT, "Expected 2 items within 50 ms, but they did not come:", """
                #1   N ms  {"n":1}
                (it is still open)""", () -> hasty.take(2));
        exchange.end();
        assertFailure(Reason.UNEXPECTED, "Expected an item, but the stream has ended:", """
                #1   N ms  {"n":1}
                (it has ended)""", stream::await);
        assertFailure(Reason.UNEXPECTED, "Expected the exchange to be aborted, but it ended normally:", """
                #1   N ms  {"n":1}
                (it has ended)""", stream::awaitFailure);
    }

    @Test
    void reportsAnItemTooMany() {
        exchange.chunk("1\n");
        assertFailure(Reason.UNEXPECTED, "Expected nothing for 50 ms, but something came:", """
                #1   N ms  1
                (it is still open)""", hasty::expectNone);
    }

    @Test
    void reportsAnItemOfAnotherType() {
        exchange.chunk("[]\n");
        assertFailure(Reason.UNEXPECTED, "Expected an item that can be read as Map, but it cannot: Cannot deserialize value of"
                + " type `java.util.LinkedHashMap<java.lang.Object,java.lang.Object>` from Array value (token"
                + " `JsonToken.START_ARRAY`), at line 1, column 1:", """
                        #1   N ms  []
                        (it is still open)""", () -> stream.json(Map.class));
    }

    @Test
    void failsAtALineThatIsNotJson() {
        exchange.chunk("{\"n\":1}\n\n{oops\n{\"n\":2}\n");
        assertEquals("{\"n\":1}", stream.await(), "the items before it can be read");
        String seen = """
                #1   N ms  {"n":1}
                (it has no JSON in line 3: "{oops")""";
        assertFailure(Reason.UNEXPECTED, "Expected an item, but the stream has no JSON in line 3: \"{oops\":", seen,
                stream::await);
        assertFailure(Reason.UNEXPECTED, "Expected the end, but the stream has no JSON in line 3: \"{oops\":", seen,
                stream::awaitCompletion);
        assertFailure(Reason.UNEXPECTED,
                "Expected the application to abort the exchange, but the stream has no JSON in line 3: \"{oops\":", seen,
                stream::awaitFailure);
        assertInstanceOf(JsonParseException.class, assertThrows(HttpAssertionError.class, stream::await).getCause());
        exchange.awaitAborted();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{} {}", "// comment", "data: 1", "{\"a\":1", "\u001e{}", "NaN", "{'a':1}" })
    void acceptsOneValueInEachLine(String line) {
        exchange.chunk(line + "\n");
        assertEquals("Expected an item, but the stream has no JSON in line 1: \"" + line.replace("\u001e", "\\u001e") + "\":",
                firstLine(stream::await));
    }

    /** The stream has ended, so there is no exchange to abort. */
    @Test
    void failsAtALastLineThatIsNotJson() {
        exchange.chunk("1\n{\"n\":").end();
        assertEquals("1", stream.await());
        assertFailure(Reason.UNEXPECTED, "Expected an item, but the stream has no JSON in line 2: \"{\"n\":\":", """
                #1   N ms  1
                (it has no JSON in line 2: "{"n":")""", stream::await);
        Throwable failed = stream.next().subscribe().withSubscriber(UniAssertSubscriber.create()).awaitFailure().getFailure();
        assertEquals("Expected an item, but the stream has no JSON in line 2: \"{\"n\":\":",
                failed.getMessage().lines().findFirst().get());
    }

    @Test
    void theMultiFailsAtALineThatIsNotJson() {
        AssertSubscriber<String> subscriber = stream.stream().subscribe().withSubscriber(AssertSubscriber.create(10));
        exchange.chunk("1\n{oops\n");
        assertEquals("The stream has no JSON in line 2: \"{oops\":",
                subscriber.awaitFailure().getFailure().getMessage().lines().findFirst().get());
        subscriber.assertItems("1");
    }

    @Test
    void theMultiFailsAtALastLineThatIsNotJson() {
        AssertSubscriber<String> subscriber = stream.stream().subscribe().withSubscriber(AssertSubscriber.create(10));
        exchange.chunk("1\n{oops").end();
        assertEquals("The stream has no JSON in line 2: \"{oops\":",
                subscriber.awaitFailure().getFailure().getMessage().lines().findFirst().get());
        subscriber.assertItems("1");
    }

    @Test
    void failsAtAnItemThatIsTooLarge() {
        exchange.chunk("1\n\"" + "x".repeat(1 << 20));
        assertEquals("1", stream.await());
        assertFailure(Reason.TOO_LARGE, "Expected an item, but the stream has an item of more than 1048576 bytes"
                + " (quarkus.handler-testing.client.max-event-size):", """
                        #1   N ms  1
                        (it has an item of more than 1048576 bytes (quarkus.handler-testing.client.max-event-size))""",
                stream::await);
    }

    @Test
    void aLimitOfUnreadItemsNamesTheWayToReadThem() {
        exchange.chunk("1\n".repeat(6_000));
        assertEquals(
                "More than 1048576 bytes have arrived that the test has not read, so the exchange was aborted. Read it item"
                        + " by item, or raise quarkus.handler-testing.client.max-response-size:",
                firstLine(stream::awaitCompletion));
    }

    @Test
    void returnsTheBeginningOfALineThatWasCut() {
        exchange.chunk("1\n{\"n\":").failed(new IOException("reset"));
        assertFailure(Reason.ABORTED,
                "Expected the end, but the stream was cut (IOException: reset) within a line: \"{\"n\":\":", """
                        #1   N ms  1
                        (it was cut (IOException: reset) within a line: "{"n":")""",
                stream::awaitCompletion);
        assertEquals("{\"n\":", stream.awaitFailure());
        assertEquals("1", stream.await(), "the items before it stay unread");
    }

    @Test
    void refusesOtherResponses() {
        assertEquals("Expected a stream of JSON lines, but the response has the type text/event-stream, which sse() reads:",
                firstLine(opened("text/event-stream").within(ofMillis(20))::await));
        assertEquals("Expected a stream of JSON lines, but the response has the type application/json-seq, which stream()"
                + " reads:", firstLine(opened("application/json-seq").within(ofMillis(20))::await));
        application.transport.answer(sent -> sent.head(404, "content-type", NDJSON).awaitAsked(1).chunk("{}").end());
        assertEquals("""
                Expected a stream of JSON lines, but the response has status 404:
                  > GET /models
                  > Accept: application/x-ndjson, application/stream+json, application/jsonl
                  < 404 Not Found
                  < content-type: application/x-ndjson
                  <
                  < {}
                It has caused nothing that is recorded.""",
                assertThrows(HttpAssertionError.class, application.client.get("/models").ndjson()::await).getMessage());
    }

    @Test
    void sendsAnAcceptHeaderOfTheRequest() {
        application.client.get("/models").accept("application/stream+json").ndjson();
        assertEquals(List.of("application/stream+json"),
                application.transport.all().get(1).sent().headers().getAll("Accept"));
    }

    @Test
    void disconnectsWhenClosed() {
        stream.close();
        exchange.awaitAborted();
        assertEquals("Expected the application to abort the exchange, but the test has aborted it:",
                firstLine(stream::awaitFailure));
    }

    @Test
    void refusesInvalidArguments() {
        assertEquals("take(count) needs a count of at least 1, but got 0",
                assertThrows(IllegalArgumentException.class, () -> stream.take(0)).getMessage());
        assertEquals("within(deadline) needs a duration, but got null",
                assertThrows(IllegalArgumentException.class, () -> stream.within(null)).getMessage());
        assertEquals("await(predicate) needs a predicate, but got null",
                assertThrows(IllegalArgumentException.class, () -> stream.await(null)).getMessage());
        assertEquals("bothWays() compares whole responses: use send(), or a client with one transport.", assertThrows(
                IllegalStateException.class, () -> application.client.bothWays().get("/models").ndjson()).getMessage());
    }

    @Test
    void waitsAreRefusedOnAnEventLoop() throws Exception {
        Map<String, Executable> waits = new LinkedHashMap<>();
        waits.put("awaitOpen()", stream::awaitOpen);
        waits.put("await()", stream::await);
        waits.put("await(predicate)", () -> stream.await("1"::equals));
        waits.put("await(predicate, description)", () -> stream.await("1"::equals, "any"));
        waits.put("take(count)", () -> stream.take(1));
        waits.put("awaitCount(count)", () -> stream.awaitCount(1));
        waits.put("expectNone()", stream::expectNone);
        waits.put("awaitCompletion()", stream::awaitCompletion);
        waits.put("awaitFailure()", stream::awaitFailure);
        waits.put("timeToFirstByte()", stream::timeToFirstByte);
        Vertx vertx = Vertx.vertx();
        for (Map.Entry<String, Executable> wait : waits.entrySet()) {
            CompletableFuture<String> result = new CompletableFuture<>();
            vertx.runOnContext(now -> {
                try {
                    wait.getValue().execute();
                    result.complete("nothing");
                } catch (Throwable refused) {
                    result.complete(String.valueOf(refused.getMessage()));
                }
            });
            assertEquals(wait.getKey() + " would block the event loop thread vert.x-eventloop-thread-N, which the application"
                    + " needs to answer. Use next() or stream() there, or call it on the thread of the test;"
                    + " with @RunOnVertxContext, that needs runOnEventLoop = false.",
                    result.get(10, TimeUnit.SECONDS).replaceAll("thread-\\d+", "thread-N"));
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static String firstLine(Executable failing) {
        return assertThrows(HttpAssertionError.class, failing).getMessage().lines().findFirst().get();
    }

    private static void assertFailure(Reason reason, String expectation, String seen, Executable wait) {
        HttpAssertionError failure = assertThrows(HttpAssertionError.class, wait);
        assertEquals(expectation + (reason == Reason.TIMED_OUT ? FakeApplication.OPEN : "")
                + "\n" + HEAD + seen.indent(2).replaceAll("(?m)^ {2}", "  < ").stripTrailing() + TAIL,
                failure.getMessage().replaceAll("(#\\d+) +\\d+ ms", "$1   N ms"));
        assertEquals(reason, failure.reason());
    }
}
