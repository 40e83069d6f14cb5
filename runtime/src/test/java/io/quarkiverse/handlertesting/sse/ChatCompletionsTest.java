package io.quarkiverse.handlertesting.sse;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.sse.ChatChunk.Choice;
import io.quarkiverse.handlertesting.sse.ChatChunk.Delta;
import io.quarkiverse.handlertesting.sse.ChatChunk.ToolCall;
import io.quarkiverse.handlertesting.sse.ChatChunk.Usage;
import io.vertx.core.json.JsonObject;

/** A stream of chat completions has the format of OpenAI's API, and is read in that format. */
class ChatCompletionsTest {

    private static final String HEAD = "{\"id\":\"chatcmpl-test\",\"object\":\"chat.completion.chunk\",\"created\":0,\"model\":\"test-model\",";

    private static List<SseFrame> frames(SseScript script) {
        return script.frames().collect().asList().await().atMost(Duration.ofSeconds(10));
    }

    private static List<String> data(SseScript script) {
        return frames(script).stream().map(SseFrame::data).map(data -> data.replace(HEAD, "{")).toList();
    }

    private static String choice(String delta, String finishReason) {
        return "{\"choices\":[{\"index\":0,\"delta\":{" + delta + "},\"finish_reason\":" + finishReason + "}]}";
    }

    @Test
    void sendsRoleContentsReasonAndEnd() {
        assertEquals(
                List.of(choice("\"role\":\"assistant\",\"content\":\"\"", "null"), choice("\"content\":\"Hel\\\"\"", "null"),
                        choice("\"content\":\"lo\\n\"", "null"), choice("", "\"stop\""), "[DONE]"),
                data(ChatCompletions.stream("Hel\"").content("lo\n").done()));
    }

    @Test
    void sendsToolCallsInParts() {
        SseScript script = ChatCompletions.stream().toolCall(0, "call_1", "search", "{\"q\":", "\"x\"}").done();
        assertEquals(List.of(choice("\"role\":\"assistant\",\"content\":\"\"", "null"),
                choice("\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":"
                        + "{\"name\":\"search\",\"arguments\":\"\"}}]", "null"),
                choice("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"q\\\":\"}}]", "null"),
                choice("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"x\\\"}\"}}]", "null"),
                choice("", "\"tool_calls\""), "[DONE]"), data(script));

        List<ToolCall> calls = frames(script).stream().filter(frame -> !frame.data().equals(ChatCompletions.DONE))
                .flatMap(frame -> ChatChunk.of(frame).choices().get(0).delta().toolCalls().stream()).toList();
        assertEquals(new ToolCall(0, "call_1", "search", ""), calls.get(0));
        assertEquals("{\"q\":\"x\"}", calls.stream().map(ToolCall::arguments).collect(Collectors.joining()));
    }

    @Test
    void sendsUsageInAChunkOfItsOwn() {
        List<SseFrame> frames = frames(ChatCompletions.stream("a").finish("length").usage(5, 7).model("llama").done());
        ChatChunk last = ChatChunk.of(frames.get(3));
        assertEquals(new ChatChunk("chatcmpl-test", 0, "llama", List.of(), new Usage(5, 7, 12)), last);
        assertEquals("", last.text());
        assertEquals("length", ChatChunk.of(frames.get(2)).choices().get(0).finishReason());
        assertEquals("llama", ChatChunk.of(frames.get(0)).model());
        assertEquals(5, frames.size());
    }

    @Test
    void endsWithAnError() {
        assertEquals(List.of(choice("\"role\":\"assistant\",\"content\":\"\"", "null"), choice("\"content\":\"a\"", "null"),
                "{\"error\":{\"message\":\"too many\",\"type\":\"rate_limit\"}}"),
                data(ChatCompletions.stream("a").error("rate_limit", "too many")));
    }

    @Test
    void mayOmitTheEnd() {
        assertEquals(2, frames(ChatCompletions.stream("a").script()).size());
    }

    @Test
    void readsTheText() {
        String text = frames(ChatCompletions.stream("Hel", "lo ü").usage(1, 1).done()).stream().map(ChatCompletions::text)
                .collect(Collectors.joining());
        assertEquals("Hello ü", text);
        assertEquals("Hel", ChatCompletions.text(ChatCompletions.delta("Hel")));
        assertEquals("", ChatCompletions.text(SseFrame.comment("heartbeat")));
    }

    @Test
    void readsChunksOfOtherServers() {
        ChatChunk chunk = ChatChunk
                .of(SseFrame.data("{\"choices\":[{\"delta\":{\"content\":null},\"logprobs\":null}],\"x\":{}}"));
        assertNull(chunk.choices().get(0).delta().content());
        assertEquals("", chunk.text());
        assertEquals(List.of(), ChatChunk.of(SseFrame.data("{}")).choices());
    }

    @Test
    void readsAllFieldsOfAChunk() {
        ChatChunk chunk = ChatChunk.of(SseFrame.data("""
                {"id": "c", "created": 5, "model": "m", "choices": [{"index": 1, "delta": {"role": "assistant", "content": "a",
                "tool_calls": [{"index": 2, "id": "i", "function": {"name": "f", "arguments": "{}"}}, {}]},
                "finish_reason": "stop"}, {}], "usage": {}}"""));
        assertEquals(new ChatChunk("c", 5, "m", List.of(
                new Choice(1,
                        new Delta("assistant", "a",
                                List.of(new ToolCall(2, "i", "f", "{}"), new ToolCall(0, null, null, null))),
                        "stop"),
                new Choice(0, new Delta(null, null, List.of()), null)), new Usage(0, 0, 0)), chunk);
    }

    @Test
    void refusesDataThatIsNoChunk() {
        for (String data : List.of("[DONE]", "x", "{\"choices\":[1]}", "{\"choices\":[null]}", "{\"choices\":{}}")) {
            assertEquals("Not a chat completion chunk: " + data,
                    assertThrows(IllegalArgumentException.class, () -> ChatChunk.of(SseFrame.data(data))).getMessage());
        }
    }

    @Test
    void answersInOnePiece() {
        String head = "{\"id\":\"chatcmpl-test\",\"object\":\"chat.completion\",\"created\":0,\"model\":\"";
        assertEquals(head
                + "test-model\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi \\\"Ann\\\"\"},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}}",
                ChatCompletions.answer("Hi \"Ann\"").usage(5, 2).json());
        assertEquals(
                head + "llama\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
                        + "{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"search\",\"arguments\":\"{}\"}}]},"
                        + "\"finish_reason\":\"tool_calls\"}]}",
                ChatCompletions.answer(null).model("llama").toolCall("call_1", "search", "{}").json());
        assertEquals("length", new JsonObject(ChatCompletions.answer("a").finish("length").json()).getJsonArray("choices")
                .getJsonObject(0).getString("finish_reason"));
    }

    @Test
    void asks() {
        assertEquals("{\"model\":\"test-model\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":false}",
                ChatCompletions.ask("Hi").json());
        assertEquals("{\"model\":\"llama\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},"
                + "{\"role\":\"system\",\"content\":\"Be brief.\"}],\"stream\":true}",
                ChatCompletions.ask("Hi").model("llama").message("system", "Be brief.").streamed().json());
    }

    @Test
    void passesItsGapToTheScript() {
        SseScript script = ChatCompletions.stream("a").every(ofMillis(5)).done();
        assertEquals("every 5 ms, the end]", script.toString().substring(script.toString().indexOf("every")));
        assertEquals(5, frames(ChatCompletions.stream("a").usage(1, 1).every(ofMillis(1)).done()).size(), "with its usage");
    }
}
