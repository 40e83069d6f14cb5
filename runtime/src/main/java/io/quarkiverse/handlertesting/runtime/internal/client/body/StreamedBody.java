package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.util.concurrent.Flow;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.vertx.core.buffer.Buffer;

/**
 * A body that is produced while it is sent.
 *
 * @param chunks supplies the chunks, each time that the request is sent
 * @param length in bytes; -1 if it is not known
 * @param what its text in failure messages
 */
public record StreamedBody(Supplier<Flow.Publisher<Buffer>> chunks, long length, String mediaType,
        String what) implements RequestBody {

    @Override
    public Prepared prepare(String contentType) {
        return new Prepared(mediaType, new OutgoingBody.Streamed(chunks.get(), length));
    }

    @Override
    public String shown(int max) {
        return what;
    }
}
