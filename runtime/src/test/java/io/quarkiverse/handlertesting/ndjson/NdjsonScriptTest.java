package io.quarkiverse.handlertesting.ndjson;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.runtime.internal.streams.RouteServer;
import io.quarkiverse.handlertesting.runtime.internal.streams.RouteServer.Reader;
import io.vertx.core.http.HttpVersion;

/** A script of JSON lines: what it sends, and how it ends. */
class NdjsonScriptTest {

    private static String stream(NdjsonScript script) throws Exception {
        try (RouteServer server = new RouteServer(script.handler())) {
            return server.get().rest();
        }
    }

    @Test
    void showsItsStepsInOrder() {
        NdjsonScript script = NdjsonScript.of(Map.of("n", 1), "[2]").after(ofMillis(5)).item(3).every(ofMillis(1))
                .raw("{\"n\":").cut();
        assertEquals("NdjsonScript[{\"n\":1}, [2], after 5 ms, 3, raw \"{\"n\":\", every 1 ms, cut]", script.toString());
    }

    @Test
    void answersWithJsonLines() throws Exception {
        try (RouteServer server = new RouteServer(NdjsonScript.of(Map.of("n", 1)).item("{\"n\" : 2}").item(null).handler())) {
            Reader reader = server.get();
            assertEquals(200, reader.response.statusCode());
            assertEquals("application/x-ndjson", reader.response.getHeader("Content-Type"));
            assertEquals("{\"n\":1}\n{\"n\" : 2}\nnull\n(end)", reader.rest());
        }
    }

    @Test
    void sendsWhatATestNeeds() throws Exception {
        assertEquals("(end)", stream(NdjsonScript.empty()));
        assertEquals("1\n1\n1\n(end)", stream(NdjsonScript.of(1).repeat(3).splitAt(1, 3)));
        assertEquals("1\n\n{oops\n(end)", stream(NdjsonScript.of(1).raw("\n{oops\n")));
        long begin = System.nanoTime();
        assertEquals("1\n2\n(end)", stream(NdjsonScript.of(1, 2).every(ofMillis(30))));
        assertTrue(System.nanoTime() - begin >= ofMillis(30).toNanos());
    }

    @Test
    void endsAsItsTestWants() throws Exception {
        assertEquals("1\n{(cut)", stream(NdjsonScript.of(1).cut()));
        assertEquals("1\n{\"n\":(cut)", stream(NdjsonScript.of(1).raw("{\"n\":").cut()));
        assertEquals("1\n(cut)", stream(NdjsonScript.of(1).fail()));
        try (RouteServer server = new RouteServer(HttpVersion.HTTP_2, NdjsonScript.of(1).cut().handler())) {
            assertEquals("1\n{(reset 2)", server.get().rest());
        }
        try (RouteServer server = new RouteServer(NdjsonScript.empty().fail().handler())) {
            assertEquals(500, server.get().response.statusCode());
        }
        try (RouteServer server = new RouteServer(NdjsonScript.of(1).stall().handler())) {
            assertEquals("1\n", server.get().next());
        }
    }

    @Test
    void isImmutable() {
        NdjsonScript script = NdjsonScript.of(1);
        script.item(2);
        script.after(ofMillis(5));
        script.fail();
        assertEquals("NdjsonScript[1, the end]", script.toString());
    }

    @Test
    void refusesWhatNoLineCanCarry() {
        assertRefused("An item is one line, but got a line break in \"{\\u000a}\".", () -> NdjsonScript.of("{\n}"));
        assertRefused("An item is JSON, but got \"one\". A text is sent as it is: for other bytes, use raw(…).",
                () -> NdjsonScript.of("one"));
        assertRefused("An item is JSON, but got \"\". A text is sent as it is: for other bytes, use raw(…).",
                () -> NdjsonScript.empty().item(""));
        assertRefused("after(…) needs a duration that is not negative, but got -1 ms",
                () -> NdjsonScript.empty().after(ofMillis(-1)));
        assertRefused("repeat(times) needs at least 1, but got 0", () -> NdjsonScript.of(1).repeat(0));
        assertRefused("splitAt(bytes) needs positive numbers, but got [0]", () -> NdjsonScript.of(1).splitAt(0));
        assertEquals("The script ends with stall: nothing can come after that.",
                assertThrows(IllegalStateException.class, () -> NdjsonScript.of(1).stall().item(2)).getMessage());
    }

    private static void assertRefused(String message, Executable mistake) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }
}
