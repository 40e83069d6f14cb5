package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.vertx.core.MultiMap;

/**
 * A format of streams: how a response shows that it has this format, and what messages say of its frames.
 *
 * @param verb the method of a request that reads it
 * @param name completes "Expected …"
 * @param types the media types, the most common one first
 * @param item a frame that a wait can be for, without its article, which is "an"
 * @param frame any frame, without its article, which is "a"
 * @param isItem whether a frame is one that a wait can be for
 * @param size the size of the text of a frame
 */
record StreamFormat<F>(String verb, String name, List<String> types, String item, String frame, Predicate<F> isItem,
        ToLongFunction<F> size, Function<F, String> text) {

    /** WHATWG HTML living standard, section 9.2. */
    static final StreamFormat<SseFrame> EVENTS = new StreamFormat<>("sse()", "an event stream", List.of("text/event-stream"),
            "event", "frame", SseFrame::isEvent, frame -> length(frame.data()) + length(frame.comment()), SseFrame::toString);

    /** A JSON text in each line. */
    static final StreamFormat<String> LINES = new StreamFormat<>("ndjson()", "a stream of JSON lines",
            List.of("application/x-ndjson", "application/stream+json", "application/jsonl"), "item", "line", any -> true,
            String::length, StreamFormat::shown);

    private static final String CONTENT_TYPE = "Content-Type";
    private static final int OK = 200;
    /** How many characters of a line a message shows. */
    private static final int SHOWN = 200;

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    static String shown(String line) {
        return ControlCharacters.escaped(Shortened.text(line, SHOWN));
    }

    /** {@code an event}, {@code 3 events} */
    String items(int count) {
        return count == 1 ? "an " + item : count + " " + item + "s";
    }

    /** The value of {@code Accept}. */
    String accepted() {
        return String.join(", ", types);
    }

    boolean isStream(int status, MultiMap headers) {
        return status == OK && has(headers.get(CONTENT_TYPE));
    }

    private boolean has(String type) {
        return type != null && types.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /** Why a response cannot be read in this format, which completes "the response has …"; {@code null} if it can. */
    String refusal(int status, MultiMap headers) {
        String type = headers.get(CONTENT_TYPE);
        if (status != OK) {
            return "status " + status;
        }
        if (!has(type)) {
            return type == null ? "no type" : "the type " + type + ", which " + reader(type) + " reads";
        }
        return hasUnknownCoding(headers)
                ? "the content coding " + ContentCoding.field(headers) + ", which this client cannot decode"
                : null;
    }

    private static String reader(String type) {
        return Stream.of(EVENTS, LINES).filter(format -> format.has(type)).map(StreamFormat::verb).findFirst()
                .orElse("stream()");
    }

    static boolean hasUnknownCoding(MultiMap headers) {
        return ContentCoding.of(ContentCoding.field(headers)) == ContentCoding.UNKNOWN;
    }
}
