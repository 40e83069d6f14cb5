package io.quarkiverse.handlertesting.sse;

import java.util.List;

import io.vertx.core.json.JsonObject;

/**
 * One event of a stream of chat completions ({@code chat.completion.chunk}), in the format of OpenAI's API and compatible
 * ones. Other fields of the chunk are in {@link SseFrame#data}.
 *
 * @param choices empty in the chunk with the usage
 * @param usage {@code null} in all but the last chunk
 */
public record ChatChunk(String id, long created, String model, List<Choice> choices, Usage usage) {

    public ChatChunk {
        choices = List.copyOf(choices);
    }

    /** @param finishReason {@code null} until the choice is finished */
    public record Choice(int index, Delta delta, String finishReason) {
    }

    /**
     * The part of a choice that this chunk adds. Role and content may be {@code null}.
     *
     * @param toolCalls empty if the chunk has none
     */
    public record Delta(String role, String content, List<ToolCall> toolCalls) {

        public Delta {
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /**
     * A part of a tool call. The first part has the id and the name; each further part adds to the arguments.
     *
     * @param index the index of the call that this is a part of
     * @param arguments a part of a JSON text
     */
    public record ToolCall(int index, String id, String name, String arguments) {
    }

    public record Usage(long promptTokens, long completionTokens, long totalTokens) {
    }

    /**
     * Reads the data of a frame.
     *
     * @throws IllegalArgumentException if the data is not a chat completion chunk
     */
    public static ChatChunk of(SseFrame frame) {
        return ChatJson.read(frame.data());
    }

    /** The content of the first choice; {@code ""} if there is none. */
    public String text() {
        return choices.isEmpty() || choices.get(0).delta().content() == null ? "" : choices.get(0).delta().content();
    }

    JsonObject json() {
        return ChatJson.write(this);
    }
}
