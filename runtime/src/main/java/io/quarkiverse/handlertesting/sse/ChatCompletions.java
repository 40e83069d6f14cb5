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
 * A stream of chat completions, as OpenAI's API and those that follow it send it:
 *
 * <pre>
 * SseScript chat = ChatCompletions.stream("Hel", "lo").every(ofMillis(1)).done();
 * </pre>
 *
 * The first chunk has the role, the last a reason to finish; what else there is comes in the order in which it is said here. It
 * cannot be changed: each method returns another.
 */
public final class ChatCompletions {

    /** The data of the event behind the last chunk. */
    public static final String DONE = "[DONE]";

    private static final String ID = "chatcmpl-test";
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

    /** The role of the assistant, and these contents. */
    public static ChatCompletions stream(String... contents) {
        return new ChatCompletions(MODEL, Duration.ZERO, List.of(new Choice(0, new Delta("assistant", "", List.of()), null)),
                null).content(contents);
    }

    /** One chunk with these contents, to be pushed: see {@link SseLive}. */
    public static SseFrame delta(String content) {
        return frame(new ChatChunk(ID, 0, MODEL, List.of(choice(new Delta(null, content, List.of()))), null));
    }

    /** The contents of the first choice of a chunk; {@code ""} if there are none, and for {@link #DONE}. */
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

    /** So many chunks with these contents. */
    @CheckReturnValue
    public ChatCompletions content(String... contents) {
        return and(Stream.of(contents).map(content -> choice(new Delta(null, content, List.of()))));
    }

    /**
     * A call of a tool: a chunk with its id and name, and one with each part of its arguments.
     *
     * @param index which call of this answer it is
     * @param arguments parts of a JSON text
     */
    @CheckReturnValue
    public ChatCompletions toolCall(int index, String id, String name, String... arguments) {
        Stream<ToolCall> calls = Stream.concat(Stream.of(new ToolCall(index, id, name, "")),
                Stream.of(arguments).map(part -> new ToolCall(index, null, null, part)));
        return and(calls.map(call -> choice(new Delta(null, null, List.of(call)))));
    }

    /**
     * A chunk with a reason to finish, as {@code length}. Without it, {@link #done} adds {@code stop} or {@code tool_calls}.
     */
    @CheckReturnValue
    public ChatCompletions finish(String reason) {
        return and(Stream.of(new Choice(0, NOTHING, reason)));
    }

    /** A last chunk without choices, which has the usage. */
    @CheckReturnValue
    public ChatCompletions usage(long promptTokens, long completionTokens) {
        return new ChatCompletions(model, gap, choices,
                new Usage(promptTokens, completionTokens, promptTokens + completionTokens));
    }

    @CheckReturnValue
    public ChatCompletions model(String name) {
        return new ChatCompletions(name, gap, choices, usage);
    }

    /** The time between one chunk and the next. */
    @CheckReturnValue
    public ChatCompletions every(Duration between) {
        return new ChatCompletions(model, between, choices, usage);
    }

    /** All of it, with a reason to finish and {@link #DONE}. */
    @CheckReturnValue
    public SseScript done() {
        boolean isFinished = choices.stream().anyMatch(choice -> choice.finishReason() != null);
        return (isFinished ? this : finish(calls() ? "tool_calls" : "stop")).script().done(DONE);
    }

    private boolean calls() {
        return choices.stream().anyMatch(choice -> !choice.delta().toolCalls().isEmpty());
    }

    /**
     * What there is until now, and then the error of an upstream that fails in the middle: an event with {@code error}, and the
     * end.
     */
    @CheckReturnValue
    public SseScript error(String type, String message) {
        JsonObject error = new JsonObject().put("message", message).put("type", type);
        return script().event(new JsonObject().put("error", error).encode());
    }

    /** What there is until now, without {@link #DONE}: to be ended in another way, as by {@link SseScript#cut}. */
    @CheckReturnValue
    public SseScript script() {
        Stream<ChatChunk> chunks = choices.stream().map(choice -> new ChatChunk(ID, 0, model, List.of(choice), null));
        Stream<ChatChunk> last = usage == null ? Stream.empty() : Stream.of(new ChatChunk(ID, 0, model, List.of(), usage));
        return SseScript.of(Stream.concat(chunks, last).map(ChatCompletions::frame).toArray(SseFrame[]::new)).every(gap);
    }
}
