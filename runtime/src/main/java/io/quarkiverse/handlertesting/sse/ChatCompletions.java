package io.quarkiverse.handlertesting.sse;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.sse.ChatChunk.Choice;
import io.quarkiverse.handlertesting.sse.ChatChunk.Delta;
import io.quarkiverse.handlertesting.sse.ChatChunk.ToolCall;
import io.quarkiverse.handlertesting.sse.ChatChunk.Usage;
import io.smallrye.common.annotation.CheckReturnValue;
import io.vertx.core.json.JsonObject;

/**
 * A stream of chat completions, in the format of OpenAI's API and compatible ones:
 *
 * <pre>
 * SseScript chat = ChatCompletions.stream("Hel", "lo").every(ofMillis(1)).done();
 * </pre>
 *
 * {@link #answer} is for a request that asks for no stream, {@link #ask} is the request itself.
 * <p>
 * The first chunk has the role, the last chunk has a finish reason. The other chunks come in the order of the method calls.
 * Immutable: each method returns another stream.
 */
public final class ChatCompletions {

    /** The data of the event after the last chunk. */
    public static final String DONE = "[DONE]";

    static final String ID = "chatcmpl-test";
    private static final String MODEL = "test-model";
    private static final Delta NOTHING = new Delta(null, null, List.of());

    private final String model;
    private final Duration gap;
    private final List<Choice> choices;
    private final Usage usage;

    private ChatCompletions(String model, Duration gap, List<Choice> choices, Usage usage) {
        this.model = model;
        this.gap = gap;
        this.choices = choices;
        this.usage = usage;
    }

    /** A chunk with the role {@code assistant}, and a chunk for each content. */
    public static ChatCompletions stream(String... contents) {
        return new ChatCompletions(MODEL, Duration.ZERO, List.of(new Choice(0, new Delta("assistant", "", List.of()), null)),
                null).content(contents);
    }

    /** An answer in one piece, for a request that asks for no stream. */
    public static ChatAnswer answer(String content) {
        return new ChatAnswer(MODEL, content, List.of(), null, null);
    }

    /** A request with one message of the role {@code user}. It asks for no stream. */
    public static ChatRequest ask(String content) {
        return new ChatRequest(MODEL, List.of(), false).message("user", content);
    }

    /** One chunk with this content, to send with {@link SseLive}. */
    public static SseFrame delta(String content) {
        return frame(new ChatChunk(ID, 0, MODEL, List.of(choice(new Delta(null, content, List.of()))), null));
    }

    /** The content of the first choice of a chunk; {@code ""} if there is none, and for {@link #DONE}. */
    public static String text(SseFrame frame) {
        return frame.data() == null || frame.data().equals(DONE) ? "" : ChatChunk.of(frame).text();
    }

    private static Choice choice(Delta delta) {
        return new Choice(0, delta, null);
    }

    private static SseFrame frame(ChatChunk chunk) {
        return SseFrame.data(chunk.json().encode());
    }

    private ChatCompletions and(Stream<Choice> more) {
        return new ChatCompletions(model, gap, Stream.concat(choices.stream(), more).toList(), usage);
    }

    /** Adds a chunk for each content. */
    @CheckReturnValue
    public ChatCompletions content(String... contents) {
        return and(Stream.of(contents).map(content -> choice(new Delta(null, content, List.of()))));
    }

    /**
     * Adds a tool call: a chunk with the id and the name, and a chunk for each part of the arguments.
     *
     * @param index the index of the call in this answer
     * @param arguments parts of a JSON text
     */
    @CheckReturnValue
    public ChatCompletions toolCall(int index, String id, String name, String... arguments) {
        Stream<ToolCall> calls = Stream.concat(Stream.of(new ToolCall(index, id, name, "")),
                Stream.of(arguments).map(part -> new ToolCall(index, null, null, part)));
        return and(calls.map(call -> choice(new Delta(null, null, List.of(call)))));
    }

    /**
     * Adds a chunk with a finish reason, such as {@code length}. Without it, {@link #done} adds {@code stop}, or
     * {@code tool_calls} if there are tool calls.
     */
    @CheckReturnValue
    public ChatCompletions finish(String reason) {
        return and(Stream.of(new Choice(0, NOTHING, reason)));
    }

    /** Adds a last chunk that has the usage and no choices. */
    @CheckReturnValue
    public ChatCompletions usage(long promptTokens, long completionTokens) {
        return new ChatCompletions(model, gap, choices,
                new Usage(promptTokens, completionTokens, promptTokens + completionTokens));
    }

    /** Sets the name of the model; {@code test-model} by default. */
    @CheckReturnValue
    public ChatCompletions model(String name) {
        return new ChatCompletions(name, gap, choices, usage);
    }

    /** Sets the time between one chunk and the next. */
    @CheckReturnValue
    public ChatCompletions every(Duration between) {
        return new ChatCompletions(model, between, choices, usage);
    }

    /** Ends the stream: with a finish reason, if there is none yet, and with {@link #DONE}. */
    @CheckReturnValue
    public SseScript done() {
        boolean isFinished = choices.stream().anyMatch(choice -> choice.finishReason() != null);
        return (isFinished ? this : finish(calls() ? "tool_calls" : "stop")).script().done(DONE);
    }

    private boolean calls() {
        return choices.stream().anyMatch(choice -> !choice.delta().toolCalls().isEmpty());
    }

    /**
     * Ends the stream after the chunks so far with an error, as an upstream that fails halfway: an event with {@code error},
     * and the end of the response.
     */
    @CheckReturnValue
    public SseScript error(String type, String message) {
        JsonObject error = new JsonObject().put("message", message).put("type", type);
        return script().event(new JsonObject().put("error", error).encode());
    }

    /** The chunks so far, without {@link #DONE}: for another ending, such as {@link SseScript#cut}. */
    @CheckReturnValue
    public SseScript script() {
        Stream<ChatChunk> chunks = choices.stream().map(choice -> new ChatChunk(ID, 0, model, List.of(choice), null));
        Stream<ChatChunk> last = usage == null ? Stream.empty() : Stream.of(new ChatChunk(ID, 0, model, List.of(), usage));
        return SseScript.of(Stream.concat(chunks, last).map(ChatCompletions::frame).toArray(SseFrame[]::new)).every(gap);
    }
}
