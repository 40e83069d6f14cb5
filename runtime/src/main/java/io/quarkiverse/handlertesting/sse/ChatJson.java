package io.quarkiverse.handlertesting.sse;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.quarkiverse.handlertesting.sse.ChatChunk.Choice;
import io.quarkiverse.handlertesting.sse.ChatChunk.Delta;
import io.quarkiverse.handlertesting.sse.ChatChunk.ToolCall;
import io.quarkiverse.handlertesting.sse.ChatChunk.Usage;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Writes chat completions and requests for them as JSON, and reads chunks. */
final class ChatJson {

    private ChatJson() {
    }

    static JsonObject write(ChatChunk chunk) {
        JsonArray choices = new JsonArray();
        chunk.choices().forEach(choice -> choices.add(write(choice)));
        JsonObject json = new JsonObject().put("id", chunk.id()).put("object", "chat.completion.chunk")
                .put("created", chunk.created()).put("model", chunk.model()).put("choices", choices);
        return put(json, chunk.usage());
    }

    private static JsonObject put(JsonObject json, Usage usage) {
        return usage == null ? json
                : json.put("usage", new JsonObject().put("prompt_tokens", usage.promptTokens())
                        .put("completion_tokens", usage.completionTokens()).put("total_tokens", usage.totalTokens()));
    }

    static JsonObject write(ChatAnswer answer) {
        JsonObject message = new JsonObject().put("role", "assistant").put("content", answer.content());
        boolean calls = !answer.toolCalls().isEmpty();
        if (calls) {
            JsonArray all = new JsonArray();
            answer.toolCalls().forEach(call -> {
                JsonObject json = write(call);
                // The index is of streams only: it says which call a part belongs to.
                json.remove("index");
                all.add(json);
            });
            message.put("tool_calls", all);
        }
        JsonObject choice = new JsonObject().put("index", 0).put("message", message).put("finish_reason",
                Objects.requireNonNullElse(answer.finishReason(), calls ? "tool_calls" : "stop"));
        return put(new JsonObject().put("id", ChatCompletions.ID).put("object", "chat.completion").put("created", 0)
                .put("model", answer.model()).put("choices", new JsonArray().add(choice)), answer.usage());
    }

    static JsonObject write(ChatRequest request) {
        JsonArray messages = new JsonArray();
        request.messages().forEach(message -> messages
                .add(new JsonObject().put("role", message.role()).put("content", message.content())));
        return new JsonObject().put("model", request.model()).put("messages", messages).put("stream", request.stream());
    }

    private static JsonObject write(Choice choice) {
        return new JsonObject().put("index", choice.index()).put("delta", write(choice.delta())).put("finish_reason",
                choice.finishReason());
    }

    private static JsonObject write(Delta delta) {
        JsonObject json = new JsonObject();
        put(json, "role", delta.role());
        put(json, "content", delta.content());
        if (!delta.toolCalls().isEmpty()) {
            JsonArray calls = new JsonArray();
            delta.toolCalls().forEach(call -> calls.add(write(call)));
            json.put("tool_calls", calls);
        }
        return json;
    }

    private static JsonObject write(ToolCall call) {
        JsonObject function = new JsonObject();
        put(function, "name", call.name());
        put(function, "arguments", call.arguments());
        JsonObject json = new JsonObject().put("index", call.index());
        put(json, "id", call.id());
        put(json, "type", call.id() == null ? null : "function");
        return json.put("function", function);
    }

    private static void put(JsonObject json, String name, String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** @throws IllegalArgumentException if the data is not a chat completion chunk */
    static ChatChunk read(String data) {
        try {
            JsonObject json = new JsonObject(data);
            JsonObject usage = json.getJsonObject("usage");
            return new ChatChunk(json.getString("id"), json.getLong("created", 0L), json.getString("model"),
                    objects(json.getJsonArray("choices")).stream().map(ChatJson::choice).toList(),
                    usage == null ? null
                            : new Usage(usage.getLong("prompt_tokens", 0L), usage.getLong("completion_tokens", 0L),
                                    usage.getLong("total_tokens", 0L)));
        } catch (DecodeException | ClassCastException | NullPointerException invalid) {
            throw new IllegalArgumentException("Not a chat completion chunk: " + data, invalid);
        }
    }

    private static Choice choice(JsonObject json) {
        JsonObject delta = json.getJsonObject("delta", new JsonObject());
        return new Choice(json.getInteger("index", 0), new Delta(delta.getString("role"), delta.getString("content"),
                objects(delta.getJsonArray("tool_calls")).stream().map(ChatJson::toolCall).toList()),
                json.getString("finish_reason"));
    }

    private static ToolCall toolCall(JsonObject json) {
        JsonObject function = json.getJsonObject("function", new JsonObject());
        return new ToolCall(json.getInteger("index", 0), json.getString("id"), function.getString("name"),
                function.getString("arguments"));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array == null ? List.of() : IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
    }
}
