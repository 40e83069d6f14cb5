package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.zip.DataFormatException;

import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Removes the content coding of a response while it arrives. On the event loop of the exchange. */
final class DecodingReceiver implements ResponseReceiver {

    private final ResponseReceiver decoded;
    private final Runnable more;
    private final Runnable abort;
    /** {@code null} if the response has no coding. */
    private StreamInflater inflater;
    private boolean failed;

    /**
     * @param more requests another chunk, in place of one that has no decoded bytes yet
     * @param abort aborts the exchange
     */
    DecodingReceiver(ResponseReceiver decoded, Runnable more, Runnable abort) {
        this.decoded = decoded;
        this.more = more;
        this.abort = abort;
    }

    @Override
    public void head(int status, MultiMap headers) {
        ContentCoding coding = ContentCoding.of(ContentCoding.field(headers));
        inflater = coding == ContentCoding.GZIP || coding == ContentCoding.DEFLATE
                ? new StreamInflater(coding == ContentCoding.GZIP)
                : null;
        decoded.head(status, headers);
    }

    @Override
    public void chunk(Buffer chunk) {
        if (failed) {
            return;
        }
        Buffer bytes = chunk;
        try {
            bytes = inflater == null ? chunk : inflater.inflate(chunk);
        } catch (DataFormatException other) {
            failed(new IllegalStateException("The body is not coded as its Content-Encoding says, " + inflater, other));
            abort.run();
            return;
        }
        if (bytes.length() > 0) {
            decoded.chunk(bytes);
        } else {
            more.run();
        }
    }

    @Override
    public void end(MultiMap trailers) {
        if (failed) {
            return;
        }
        if (inflater != null && inflater.isWithin()) {
            failed(new IllegalStateException("The body has ended within its content coding, " + inflater));
        } else {
            close();
            decoded.end(trailers);
        }
    }

    @Override
    public void failed(Throwable cause) {
        if (!failed) {
            failed = true;
            close();
            decoded.failed(cause);
        }
    }

    private void close() {
        if (inflater != null) {
            inflater.close();
        }
    }
}
