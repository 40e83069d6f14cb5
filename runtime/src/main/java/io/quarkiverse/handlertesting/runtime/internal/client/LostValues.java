package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.CauseColumn;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A field that is null in a response, though a mock has sent a value for it: the application has lost the value. */
final class LostValues {

    /** Larger bodies take too long to compare. */
    private static final int MAX_SIZE = 100_000;

    /** @param path {@code models[0].size} */
    private record Field(String path, String name, Object value) {

        /** Whether the names differ only in case and separators: {@code sizeBytes} and {@code size_bytes}. */
        boolean isNamedAs(Field other) {
            return plain(name).equals(plain(other.name));
        }

        private static String plain(String name) {
            return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
        }
    }

    private LostValues() {
    }

    /**
     * The clue to the first lost value; empty if there is none, or the response is not JSON.
     *
     * @param events those of the test
     * @param cause of the response
     */
    static Optional<Clue> clue(Buffer response, List<RecordedEvent> events, Cause cause) {
        List<Field> missing = fields(response).filter(field -> field.value() == null).toList();
        return missing.isEmpty() ? Optional.empty()
                : events.stream().filter(event -> CauseColumn.isOf(event, cause.number()))
                        .map(RecordedEvent::payload).filter(UpstreamCall.class::isInstance).map(UpstreamCall.class::cast)
                        .filter(call -> call.response() != null).flatMap(call -> lost(missing, call, cause)).findFirst();
    }

    private static Stream<Clue> lost(List<Field> missing, UpstreamCall call, Cause cause) {
        List<Field> sent = fields(Buffer.buffer(call.response())).filter(field -> field.value() != null).toList();
        return missing.stream().flatMap(field -> sent.stream().filter(field::isNamedAs).limit(1)
                .map(value -> new Clue(Weight.POINTS, field.path() + " is null in the response, but " + value.path()
                        + " has a value in the answer of the mock upstream \"" + call.upstream() + "\" to "
                        + CauseColumn.possessive(cause) + call.method() + " " + call.url() + ".")));
    }

    /** The fields that hold no other fields. */
    private static Stream<Field> fields(Buffer body) {
        try {
            return body.length() == 0 || body.length() > MAX_SIZE ? Stream.empty() : fields("", "", Json.decodeValue(body));
        } catch (DecodeException notJson) {
            return Stream.empty();
        }
    }

    private static Stream<Field> fields(String path, String name, Object value) {
        if (value instanceof JsonObject object) {
            return object.fieldNames().stream()
                    .flatMap(field -> fields(path.isEmpty() ? field : path + "." + field, field, object.getValue(field)));
        }
        if (value instanceof JsonArray array) {
            return IntStream.range(0, array.size()).boxed()
                    .flatMap(index -> fields(path + "[" + index + "]", name, array.getValue(index)));
        }
        return name.isEmpty() ? Stream.empty() : Stream.of(new Field(path, name, value));
    }
}
