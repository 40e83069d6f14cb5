package io.quarkiverse.handlertesting.sse;

import java.util.List;

import io.vertx.core.json.JsonObject;

/**
 * One event of a stream of chat completions, as OpenAI's API and those that follow it have them ({@code
 * chat.completion.chunk}). What a chunk has beside this is not here: {@link SseFrame#data} has all of it.
 *
 * @param choices empty in the chunk that has the usage
 * @param usage {@code null} in all but the last chunk
 */
public record ChatChunk(String id, long created, String model, List<Choice> choices, Usage usage) {

    public ChatChunk {
        choices = List.copyOf(choices);
    }

    /** @param finishReason {@code null} as long as there is more */
    public record Choice(int index, Delta delta, String finishReason) {
    }

    /**
     * What a choice has more than before; each component may be {@code null}.
     *
     * @param toolCalls empty if there are none
     */
    public record Delta(String role, String content, List<ToolCall> toolCalls) {

        public Delta {
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /**
     * A part of a call of a tool: the first has its id and the name, the others have more of the arguments.
     *
     * @param index which call it is part of
     * @param arguments a part of a JSON text
     */
    public record ToolCall(int index, String id, String name, String arguments) {
    }

    public record Usage(long promptTokens, long completionTokens, long totalTokens) {
    }

    /**
     * @throws IllegalArgumentException if the data are no chunk
     */
    public static ChatChunk of(SseFrame frame) {
        return ChatJson.read(frame.data());
    }

    /** The contents of the first choice; {@code ""} if there is none. */
    public String text() {
        return choices.isEmpty() || choices.get(0).delta().content() == null ? "" : choices.get(0).delta().content();
    }

    JsonObject json() {
        return ChatJson.write(this);
    }
}
