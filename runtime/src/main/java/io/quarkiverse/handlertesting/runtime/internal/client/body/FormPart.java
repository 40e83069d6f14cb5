package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.vertx.core.buffer.Buffer;

/** A part of a form. Its {@code toString()} is its text in failure messages. */
public sealed interface FormPart {

    String TEXT = "text/plain; charset=UTF-8";

    String name();

    /** Whether the form must be multipart. */
    boolean isOfMultipart();

    /** The part of a multipart form. */
    ContentPart ofMultipart();

    record Field(String name, String value, boolean isOfMultipart) implements FormPart {

        public Field {
            checkName(name);
        }

        String urlEncoded() {
            return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        @Override
        public ContentPart ofMultipart() {
            return new ContentPart(name, null, TEXT, List.of(), new Content.InMemory(ContentCharset.encoded(value, null)));
        }

        /** {@code model: gguf} */
        @Override
        public String toString() {
            return name + ": " + ControlCharacters.escaped(value);
        }
    }

    /** @param fileName {@code null} if the part is no file */
    record ContentPart(String name, String fileName, String mediaType, List<Map.Entry<String, String>> headers,
            Content content) implements FormPart {

        public ContentPart {
            checkName(name);
        }

        @Override
        public boolean isOfMultipart() {
            return true;
        }

        @Override
        public ContentPart ofMultipart() {
            return this;
        }

        /** {@code file: weights.gguf (application/octet-stream, 12 bytes)}, <code>meta: {"id":7} (application/json)</code> */
        @Override
        public String toString() {
            if (fileName == null && content instanceof Content.InMemory memory && isText()) {
                return name + ": " + ControlCharacters.escaped(memory.bytes().toString(ContentCharset.of(mediaType))) + " ("
                        + mediaType + ")";
            }
            return name + ": " + (fileName == null ? "" : fileName + " ") + "(" + mediaType + ", "
                    + ShownBody.count(content.size(), "byte") + ")";
        }

        private boolean isText() {
            return mediaType.startsWith("text/") || mediaType.startsWith("application/json");
        }
    }

    /** The content of a part. */
    sealed interface Content {

        long size();

        record InMemory(Buffer bytes) implements Content {

            @Override
            public long size() {
                return bytes.length();
            }
        }

        /**
         * A file that is read while it is sent.
         *
         * @param size its size when it was added
         */
        record OnDisk(Path path, long size) implements Content {
        }
    }

    static FormPart field(String name, String value) {
        return new Field(name, value, false);
    }

    /** A field of a multipart form. */
    static FormPart part(String name, String value) {
        return new Field(name, ParameterValues.one("part", name, value), true);
    }

    static void checkName(String name) {
        refuseControls("name", Objects.requireNonNull(name, "name"));
    }

    static void checkFileName(String fileName) {
        refuseControls("file name", Objects.requireNonNull(fileName, "fileName"));
    }

    /** Refuses characters that the header of a part cannot have. */
    private static void refuseControls(String what, String text) {
        if (text.chars().anyMatch(character -> ControlCharacters.isControl(character) || character == '"')) {
            throw new IllegalArgumentException("The " + what + " of a part of a form cannot have a control character or a"
                    + " quotation mark: \"" + ControlCharacters.escaped(text) + "\".");
        }
    }
}
