package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;

/** A part of a form. Its {@code toString()} is its text in failure messages. */
public sealed interface FormPart {

    String name();

    /** Whether the form must be multipart. */
    boolean isOfMultipart();

    record Field(String name, String value, boolean isOfMultipart) implements FormPart {

        public Field {
            checkName(name);
        }

        String urlEncoded() {
            return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        /** {@code model: gguf} */
        @Override
        public String toString() {
            return name + ": " + ControlCharacters.escaped(value);
        }
    }

    record FilePart(String name, String fileName, String mediaType, Content content) implements FormPart {

        public FilePart {
            checkName(name);
            refuseControls("file name", Objects.requireNonNull(fileName, "fileName"));
            refuseControls("media type", Objects.requireNonNull(mediaType, "mediaType"));
        }

        @Override
        public boolean isOfMultipart() {
            return true;
        }

        /** {@code file: weights.gguf (application/octet-stream, 12 bytes)} */
        @Override
        public String toString() {
            return name + ": " + fileName + " (" + mediaType + ", " + ShownBody.count(content.size(), "byte") + ")";
        }
    }

    /** The content of a file. */
    sealed interface Content {

        long size();

        record InMemory(byte[] bytes) implements Content {

            @Override
            public long size() {
                return bytes.length;
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

    static FormPart file(String name, Path file) {
        long size = FileBody.sizeOf(file);
        return new FilePart(name, file.getFileName().toString(), "application/octet-stream", new Content.OnDisk(file, size));
    }

    static FormPart file(String name, String fileName, byte[] bytes, String mediaType) {
        return new FilePart(name, fileName, mediaType, new Content.InMemory(bytes));
    }

    private static void checkName(String name) {
        refuseControls("name", Objects.requireNonNull(name, "name"));
    }

    /** Refuses characters that the header of a part cannot have. */
    private static void refuseControls(String what, String text) {
        if (text.chars().anyMatch(character -> ControlCharacters.isControl(character) || character == '"')) {
            throw new IllegalArgumentException("The " + what + " of a part of a form cannot have a control character or a"
                    + " quotation mark: \"" + ControlCharacters.escaped(text) + "\".");
        }
    }
}
