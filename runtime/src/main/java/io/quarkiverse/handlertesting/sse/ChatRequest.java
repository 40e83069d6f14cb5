package io.quarkiverse.handlertesting.sse;

import java.util.List;
import java.util.stream.Stream;

import io.smallrye.common.annotation.CheckReturnValue;

/**
 * A request for a chat completion, in the format of OpenAI's API and compatible ones:
 *
 * <pre>
 * client.post("/v1/chat/completions").json(ChatCompletions.ask("Hi").streamed().json()).sse();
 * </pre>
 *
 * Immutable: each method returns another request.
 *
 * @param stream whether the answer is to be a stream
 */
public record ChatRequest(String model, List<Message> messages, boolean stream) {

    /** @param role {@code user}, {@code assistant}, {@code system}, … */
    public record Message(String role, String content) {
    }

    public ChatRequest {
        messages = List.copyOf(messages);
    }

    /** Adds a message. */
    @CheckReturnValue
    public ChatRequest message(String role, String content) {
        return new ChatRequest(model, Stream.concat(messages.stream(), Stream.of(new Message(role, content))).toList(), stream);
    }

    /** Sets the name of the model; {@code test-model} by default. */
    @CheckReturnValue
    public ChatRequest model(String name) {
        return new ChatRequest(name, messages, stream);
    }

    /** Asks for a stream. */
    @CheckReturnValue
    public ChatRequest streamed() {
        return new ChatRequest(model, messages, true);
    }

    /** The body of the request. */
    public String json() {
        return ChatJson.write(this).encode();
    }
}
