package io.quarkiverse.handlertesting.runtime.internal.client.body;

import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.vertx.core.buffer.Buffer;

/**
 * A body in memory.
 *
 * @param isText whether the bytes are text in UTF-8, and are sent in the charset of the type
 */
public record BytesBody(Buffer bytes, String mediaType, boolean isText) implements RequestBody {

    /** @throws IllegalArgumentException if the text has a lone surrogate, which UTF-8 cannot encode */
    public static BytesBody text(String text, String mediaType) {
        return text(ContentCharset.encoded(text, null), mediaType);
    }

    /** @param utf8 text in UTF-8 */
    public static BytesBody text(Buffer utf8, String mediaType) {
        return new BytesBody(utf8, mediaType, true);
    }

    public static BytesBody of(byte[] bytes, String mediaType) {
        return new BytesBody(Buffer.buffer(bytes), mediaType, false);
    }

    @Override
    public Prepared prepare(String contentType) {
        return new Prepared(mediaType, new OutgoingBody.Whole(
                isText ? ContentCharset.recoded(bytes, contentType) : bytes));
    }

    @Override
    public String shown(int max) {
        return ShownBody.of(bytes.getBytes(), max);
    }
}
