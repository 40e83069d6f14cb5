package io.quarkiverse.handlertesting.sse;

import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.sse.ChatChunk.ToolCall;
import io.quarkiverse.handlertesting.sse.ChatChunk.Usage;
import io.smallrye.common.annotation.CheckReturnValue;

/**
 * An answer of a model in one piece ({@code chat.completion}), in the format of OpenAI's API and compatible ones, for a request
 * that asks for no stream:
 *
 * <pre>
 * llm.stub(post("/v1/chat/completions").willReturn(okJson(ChatCompletions.answer("Hello").usage(5, 2).json())));
 * </pre>
 *
 * Immutable: each method returns another answer.
 *
 * @param content {@code null} for an answer of tool calls only
 * @param toolCalls empty for none
 * @param finishReason {@code null} for {@code stop}, or {@code tool_calls} if there are tool calls
 * @param usage {@code null} for none
 */
public record ChatAnswer(String model, String content, List<ToolCall> toolCalls, String finishReason, Usage usage) {

    public ChatAnswer {
        toolCalls = List.copyOf(toolCalls);
    }

    /** Sets the name of the model; {@code test-model} by default. */
    @CheckReturnValue
    public ChatAnswer model(String name) {
        return new ChatAnswer(name, content, toolCalls, finishReason, usage);
    }

    /** Sets the usage; the total is the sum of both. */
    @CheckReturnValue
    public ChatAnswer usage(long promptTokens, long completionTokens) {
        return new ChatAnswer(model, content, toolCalls, finishReason,
                new Usage(promptTokens, completionTokens, promptTokens + completionTokens));
    }

    /** Sets the finish reason, such as {@code length}. */
    @CheckReturnValue
    public ChatAnswer finish(String reason) {
        return new ChatAnswer(model, content, toolCalls, reason, usage);
    }

    /**
     * Adds a tool call.
     *
     * @param arguments a JSON text
     */
    @CheckReturnValue
    public ChatAnswer toolCall(String id, String name, String arguments) {
        List<ToolCall> more = Stream.concat(toolCalls.stream(), Stream.of(new ToolCall(toolCalls.size(), id, name, arguments)))
                .toList();
        return new ChatAnswer(model, content, more, finishReason, usage);
    }

    /** The body of the response. */
    public String json() {
        return ChatJson.write(this).encode();
    }
}
