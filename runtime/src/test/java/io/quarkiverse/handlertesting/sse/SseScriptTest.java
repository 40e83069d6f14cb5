package io.quarkiverse.handlertesting.sse;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/** A script: what it sends, and that it is immutable. */
class SseScriptTest {

    private static String stream(SseScript script) {
        return String.join("|", chunks(script));
    }

    private static List<String> chunks(SseScript script) {
        return all(script.chunks().map(Buffer::toString));
    }

    private static <T> List<T> all(Multi<T> stream) {
        return stream.collect().asList().await().atMost(Duration.ofSeconds(10));
    }

    // tag::script[]
    @Test
    void showsItsStepsInOrder() {
        SseScript script = SseScript.of("one", "two").comment("heartbeat").after(ofMillis(5))
                .frame(SseFrame.event("last", "three").withId("7")).every(ofMillis(1)).raw("data: fo").cut();
        assertEquals("SseScript[message \"one\", message \"two\", : heartbeat, after 5 ms, last \"three\" (id 7),"
                + " raw \"data: fo\", every 1 ms, cut]", script.toString());
    }
    // end::script[]

    @Test
    void sendsEachFrameAsAChunk() {
        assertEquals(
                List.of("data: one\n\n", "event: token\ndata: two\n\n", ": beat\n", "retry: 10\n\n", "raw",
                        "id: 7\ndata: \n\n"),
                chunks(SseScript.of("one").event("token", "two").comment("beat").retry(ofMillis(10)).raw("raw")
                        .frame(SseFrame.data("").withId("7"))));
        assertEquals(List.of(), chunks(SseScript.empty()));
    }

    @Test
    void writesAValueAsJson() {
        assertEquals("data: {\"a\":1}\n\n|event: model\ndata: [1,2]\n\n",
                stream(SseScript.empty().json(Map.of("a", 1)).json("model", List.of(1, 2))));
    }

    @Test
    void emitsItsFrames() {
        SseFrame frame = SseFrame.event("token", "a").withId("7");
        assertEquals(List.of(frame, SseFrame.comment("beat"), SseFrame.data("[DONE]")),
                all(SseScript.of(frame).comment("beat").done("[DONE]").frames()));
    }

    @Test
    void repeatsTheStepsSoFar() {
        assertEquals("data: a\n\n|data: a\n\n|data: b\n\n|data: a\n\n|data: a\n\n|data: b\n\n",
                stream(SseScript.of("a").repeat(2).event("b").repeat(2)));
        assertEquals("", stream(SseScript.empty().repeat(1_000_000_000_000L)));
        assertEquals("data: a\n\n", stream(SseScript.empty().repeat(Long.MAX_VALUE).repeat(Long.MAX_VALUE).event("a")));
    }

    @Test
    void splitsChunksAtThePositions() {
        SseScript script = SseScript.of("abc", "d");
        assertEquals("data: a|bc\n\n|data: d\n\n", stream(script.splitAt(7)));
        assertEquals("d|a|ta: abc\n\n|data:| d\n\n", stream(script.splitAt(16, 1).splitAt(2, 1)));
        assertEquals("data: abc\n\n|data: d\n\n", stream(script.splitAt(11, 1000)), "the border of two chunks stays the same");
        assertEquals("data: |ü\n\n".length() + 1, stream(SseScript.of("ü").splitAt(7)).length(), "within a character");
        assertEquals("dat|a: a\n\n|da|ta: a\n\n", stream(SseScript.of("a").repeat(2).splitAt(3, 11)));
    }

    @Test
    void endsAsScripted() {
        assertEquals("data: a\n\n|data: [DONE]\n\n", stream(SseScript.of("a").done("[DONE]")));
        assertEquals("The script of this stream ends with fail",
                failure(SseScript.of("a").fail().frames()));
        assertEquals("The script of this stream ends with cut", failure(SseScript.of("a").cut().chunks()));
        assertEquals(List.of("data: a\n\n", "data: "), chunks(SseScript.of("a").cut(), 2));
        assertEquals(List.of("data: a\n\n", "data: lo"), chunks(SseScript.of("a").raw("data: lo").cut(), 2));
        assertEquals(List.of("data: a\n\n"), chunks(SseScript.of("a").stall(), 1));
    }

    private static List<String> chunks(SseScript script, int count) {
        return all(script.chunks().map(Buffer::toString).select().first(count));
    }

    private static String failure(Multi<?> stream) {
        return assertThrows(SseScriptFailure.class, () -> all(stream)).getMessage();
    }

    @Test
    void isImmutable() {
        SseScript script = SseScript.of("a");
        for (SseScript other : List.of(script.event("b"), script.after(ofMillis(1)), script.every(ofMillis(1)),
                script.repeat(2), script.splitAt(1), script.fail(), script.cut(), script.stall(), script.done("x"))) {
            assertEquals("SseScript[message \"a\", the end]", script.toString());
            assertEquals(other.toString(), other.toString());
        }
        assertEquals("data: a\n\n", stream(script));
        assertEquals("data: a\n\n", stream(script), "a script can be used again");
    }

    @Test
    void ignoresTheOrderOfSettings() {
        assertEquals("SseScript[2 × (message \"a\"), message \"b\", every 1 ms, split at 3, 7, stall]",
                SseScript.of("a").every(ofMillis(1)).splitAt(7, 3).repeat(2).event("b").stall().toString());
        assertEquals("SseScript[message \"a\", every 1 ms, split at 3, stall]",
                SseScript.of("a").stall().every(ofMillis(1)).splitAt(3).splitAt(3).toString());
    }

    @Test
    void cutsAStreamWithoutEvents() {
        assertEquals(List.of("data: "), chunks(SseScript.empty().cut(), 1));
    }

    @Test
    void isNotChangedThroughItsChunks() {
        SseScript script = SseScript.of("a").raw("b");
        all(script.chunks().invoke(chunk -> chunk.setByte(0, (byte) 'x')));
        assertEquals("data: a\n\n|b", stream(script));
    }

    @Test
    void hasAReadableText() {
        assertEquals(
                "SseScript[message \"a\", after 5 ms, : beat, 3 × (token \"b\"), raw \"x\\u000a\", every 10 ms, split at 3, 7, cut]"
                        .replace("message \"a\", after 5 ms, : beat, 3 × (token \"b\")",
                                "3 × (message \"a\", after 5 ms, : beat, token \"b\")"),
                SseScript.of("a").after(ofMillis(5)).comment("beat").event("token", "b").repeat(3).raw("x\n")
                        .every(ofMillis(10)).splitAt(7, 3).cut().toString());
        assertEquals("SseScript[stall]", SseScript.empty().stall().toString());
    }

    @Test
    void refusesInvalidArguments() {
        assertRefused("An id cannot have a line break.", () -> SseScript.of(SseFrame.data("a").withId("\n")));
        assertRefused("Data cannot have a carriage return, which would arrive as a line break.", () -> SseScript.of("a\r"));
        assertRefused("repeat(times) needs at least 1, but got 0", () -> SseScript.of("a").repeat(0));
        assertRefused("splitAt(bytes) needs positive numbers, but got [5, 0]", () -> SseScript.of("a").splitAt(5, 0));
        assertRefused("after(…) needs a duration that is not negative, but got -1 ms",
                () -> SseScript.of("a").after(ofMillis(-1)));
        assertRefused("every(…) needs a duration that is not negative, but got -1 ms",
                () -> SseScript.of("a").every(ofMillis(-1)));
        // More than a long has nanoseconds.
        assertRefused("after(…) needs a duration that is not negative, but got -9223372036854775808 s",
                () -> SseScript.of("a").after(Duration.ofSeconds(Long.MIN_VALUE)));
        assertRefused("every(…) needs a duration that is not negative, but got -10000000000 s",
                () -> SseScript.of("a").every(Duration.ofSeconds(-10_000_000_000L)));
    }

    @Test
    void acceptsAnyPause() {
        assertEquals("SseScript[message \"a\", after 9223372036854775807 s, every 9223372036854775807 s, the end]",
                SseScript.of("a").after(Duration.ofSeconds(Long.MAX_VALUE)).every(Duration.ofSeconds(Long.MAX_VALUE, 1))
                        .toString());
    }

    private static void assertRefused(String message, Executable refused) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, refused).getMessage());
    }

    @Test
    void refusesStepsAfterTheEnd() {
        assertEquals("The script ends with cut: nothing can come after that.",
                assertThrows(IllegalStateException.class, () -> SseScript.of("a").cut().event("b")).getMessage());
        assertEquals("The script ends with the end: nothing can come after that.",
                assertThrows(IllegalStateException.class, () -> SseScript.of("a").done("b").fail()).getMessage());
        assertEquals("The script ends with stall: nothing can come after that.",
                assertThrows(IllegalStateException.class, () -> SseScript.of("a").stall().repeat(2)).getMessage());
        SseScript.of("a").done("b").every(ofMillis(1)).splitAt(1);
    }

    @Test
    void refusesToEmitBytesAsFrames() {
        String message = "This script is not made of frames only: it has raw(…), cut() or splitAt(…). Use chunks() or handler().";
        for (SseScript script : List.of(SseScript.of("a").raw("b"), SseScript.of("a").cut(), SseScript.of("a").splitAt(1),
                SseScript.of("a").raw("b").repeat(2))) {
            assertEquals(message, assertThrows(IllegalStateException.class, script::frames).getMessage());
        }
    }
}
