package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import io.quarkiverse.handlertesting.http.Part;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody.Prepared;
import io.quarkiverse.handlertesting.runtime.internal.json.VertxJson;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/** Bodies of requests, as the application would receive them. */
public final class Bodies {

    private Bodies() {
    }

    /** All bytes of the body. */
    public static Buffer bytes(OutgoingBody body) {
        if (body instanceof OutgoingBody.Whole whole) {
            return whole.bytes();
        }
        if (body instanceof OutgoingBody.Streamed streamed) {
            return Multi.createFrom().publisher(streamed.chunks()).collect()
                    .in(Buffer::buffer, (all, chunk) -> all.appendBuffer(chunk)).await().atMost(Duration.ofSeconds(10));
        }
        return Buffer.buffer();
    }

    /** {@code type: body} */
    public static String text(RequestBody body) {
        Prepared prepared = body.prepare(null);
        return prepared.mediaType() + ": " + bytes(prepared.body()).toString(StandardCharsets.UTF_8);
    }

    static FormPart file(String name, Path file) {
        return written(Part.of(name, file));
    }

    static FormPart file(String name, String fileName, byte[] bytes, String mediaType) {
        return written(Part.of(name, bytes).fileName(fileName).type(mediaType));
    }

    static FormPart written(Part part) {
        return ((PartImpl) part).written(new VertxJson());
    }
}
