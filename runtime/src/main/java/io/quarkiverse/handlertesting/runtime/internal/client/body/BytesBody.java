package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.nio.charset.StandardCharsets;

import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.vertx.core.buffer.Buffer;

/** A body in memory. */
public record BytesBody(Buffer bytes, String mediaType) implements RequestBody {

    public static BytesBody text(String text, String mediaType) {
        return new BytesBody(Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)), mediaType);
    }

    @Override
    public Prepared prepare() {
        return new Prepared(mediaType, new OutgoingBody.Whole(bytes));
    }

    @Override
    public String shown(int max) {
        return ShownBody.of(bytes.getBytes(), max);
    }
}
