package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;

/**
 * A field of a form, or a file.
 *
 * @param value of a field; {@code null} for a file
 * @param fileName {@code null} for a field
 * @param mediaType {@code null} for a field
 * @param bytes of a file; {@code null} if they are those of {@code file}
 * @param size of a file, when it was added
 */
public record FormPart(String name, String value, String fileName, String mediaType, byte[] bytes, Path file, long size,
        boolean isOfMultipart) {

    public FormPart {
        Objects.requireNonNull(name, "name");
        refuseControls("name", name);
        refuseControls("file name", fileName);
        refuseControls("media type", mediaType);
    }

    public static FormPart field(String name, String value) {
        return new FormPart(name, value, null, null, null, null, 0, false);
    }

    public static FormPart part(String name, String value) {
        return new FormPart(name, ParameterValues.one("part", name, value), null, null, null, null, 0, true);
    }

    public static FormPart file(String name, Path file) {
        long size = FileBody.sizeOf(file);
        return new FormPart(name, null, file.getFileName().toString(), "application/octet-stream", null, file, size, true);
    }

    public static FormPart file(String name, String fileName, byte[] bytes, String mediaType) {
        return new FormPart(name, null, Objects.requireNonNull(fileName, "fileName"),
                Objects.requireNonNull(mediaType, "mediaType"), bytes, null, bytes.length, true);
    }

    /** They would be in the head of the part. */
    private static void refuseControls(String what, String text) {
        if (text != null && text.chars().anyMatch(character -> ControlCharacters.isControl(character) || character == '"')) {
            throw new IllegalArgumentException("The " + what + " of a part of a form cannot have a control character or a"
                    + " quotation mark: \"" + ControlCharacters.escaped(text) + "\".");
        }
    }

    public boolean isFile() {
        return fileName != null;
    }

    public String urlEncoded() {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** {@code model: gguf}, {@code file: weights.gguf (application/octet-stream, 12 bytes)} */
    @Override
    public String toString() {
        return name + ": " + (isFile() ? fileName + " (" + mediaType + ", " + ShownBody.count(size, "byte") + ")"
                : ControlCharacters.escaped(value));
    }
}
