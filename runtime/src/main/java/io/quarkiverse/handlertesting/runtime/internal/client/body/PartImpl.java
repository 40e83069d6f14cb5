package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.net.URLConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.http.Part;
import io.quarkiverse.handlertesting.runtime.internal.http.HeaderCheck;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;
import io.vertx.core.buffer.Buffer;

/** @param fileName {@code null} if the part is no file */
public record PartImpl(String name, Source source, String fileName, String mediaType,
        List<Map.Entry<String, String>> headers) implements Part {

    private static final String BYTES = "application/octet-stream";

    /** The origin of the content, which is written when the part is added to a request. */
    private interface Source {

        FormPart.Content content(Json json, String mediaType);
    }

    public PartImpl {
        FormPart.checkName(name);
    }

    private PartImpl(String name, Source source, String fileName, String mediaType) {
        this(name, source, fileName, mediaType, List.of());
    }

    public static Part json(String name, Object value) {
        return new PartImpl(name, (json, type) -> encoded(json.write(value).toString(), type), null, "application/json");
    }

    public static Part text(String name, String text) {
        Objects.requireNonNull(text, "text");
        return new PartImpl(name, (json, type) -> encoded(text, type), null, FormPart.TEXT);
    }

    public static Part bytes(String name, byte[] bytes) {
        FormPart.Content content = new FormPart.Content.InMemory(Buffer.buffer(bytes));
        return new PartImpl(name, (json, type) -> content, null, BYTES);
    }

    public static Part file(String name, Path file) {
        FormPart.Content content = new FormPart.Content.OnDisk(file, FileBody.sizeOf(file));
        String fileName = file.getFileName().toString();
        String type = URLConnection.guessContentTypeFromName(fileName);
        return new PartImpl(name, (json, mediaType) -> content, fileName, type == null ? BYTES : type);
    }

    private static FormPart.Content encoded(String text, String mediaType) {
        return new FormPart.Content.InMemory(ContentCharset.encoded(text, mediaType));
    }

    @Override
    public Part fileName(String other) {
        FormPart.checkFileName(other);
        return new PartImpl(name, source, other, mediaType, headers);
    }

    @Override
    public Part type(String other) {
        return new PartImpl(name, source, fileName, HeaderCheck.checked("Content-Type", other), headers);
    }

    @Override
    public Part header(String header, String value) {
        String sent = HeaderCheck.checked(header, value);
        if (header.equalsIgnoreCase("Content-Disposition") || header.equalsIgnoreCase("Content-Type")) {
            throw new IllegalArgumentException("A part sets " + header + " itself: use its name, fileName(…) and type(…).");
        }
        return new PartImpl(name, source, fileName, mediaType,
                Stream.concat(headers.stream(), Stream.of(Map.entry(header, sent))).toList());
    }

    /** The part as it is sent. */
    public FormPart written(Json json) {
        return new FormPart.ContentPart(name, fileName, mediaType, headers, source.content(json, mediaType));
    }
}
