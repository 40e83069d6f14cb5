package io.quarkiverse.handlertesting.http;

import java.nio.file.Path;

import io.quarkiverse.handlertesting.runtime.internal.client.body.PartImpl;
import io.smallrye.common.annotation.CheckReturnValue;

/**
 * A part of a multipart form (RFC 7578), for parts that need more than a name and a value:
 *
 * <pre>
 * client.post("/models").multiPart(Part.json("meta", model)).multiPart(Part.of("weights", bytes).fileName("weights.gguf"))
 * </pre>
 *
 * Immutable: each method returns another part. Thread-safe. Methods throw an {@link IllegalArgumentException} at once for a
 * value that a part cannot carry, such as a line break in a name.
 */
public interface Part {

    /**
     * A part with the type {@code application/json} and no file name, as {@code @PartType(APPLICATION_JSON)} takes it. It is
     * written when it is added to a request, as by {@link HandlerRequest#json}.
     */
    @CheckReturnValue
    static Part json(String name, Object value) {
        return PartImpl.json(name, value);
    }

    /** A part with this text, in the charset of its type, and the type {@code text/plain; charset=UTF-8}. */
    @CheckReturnValue
    static Part of(String name, String text) {
        return PartImpl.text(name, text);
    }

    /**
     * A part with these bytes, and the type {@code application/octet-stream}.
     *
     * @param bytes not copied
     */
    @CheckReturnValue
    static Part of(String name, byte[] bytes) {
        return PartImpl.bytes(name, bytes);
    }

    /**
     * A part with the bytes, the name and the type of a file, which is read while the request is sent. The type follows from
     * the name ({@code image/png} for {@code .png}); it is {@code application/octet-stream} for an unknown name.
     *
     * @throws IllegalArgumentException if it is not a readable file
     */
    @CheckReturnValue
    static Part of(String name, Path file) {
        return PartImpl.file(name, file);
    }

    /** Sets the name of the file, which the application receives. Without one, the part is no file. */
    @CheckReturnValue
    Part fileName(String fileName);

    /** Sets the type, which is sent as it is, with its charset. Text and JSON are written in that charset. */
    @CheckReturnValue
    Part type(String mediaType);

    /**
     * Adds a header to the part.
     *
     * @throws IllegalArgumentException also for {@code Content-Disposition} and {@code Content-Type}, which the part sets
     */
    @CheckReturnValue
    Part header(String name, String value);
}
