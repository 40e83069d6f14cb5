package io.quarkiverse.handlertesting.runtime.internal.hops.grpc;

import static io.grpc.Metadata.ASCII_STRING_MARSHALLER;

import io.grpc.Metadata;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;

/** The cause in the metadata of gRPC, which travels as a header of HTTP/2. */
final class CauseMetadata {

    private static final Metadata.Key<String> CAUSE = Metadata.Key.of(CauseHeader.NAME, ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> EXCHANGE = Metadata.Key.of(CauseHeader.EXCHANGE, ASCII_STRING_MARSHALLER);

    private CauseMetadata() {
    }

    /** A copy with this header: interceptors of the application may read the original later. */
    static Metadata with(Metadata metadata, String header) {
        Metadata copy = new Metadata();
        copy.merge(metadata);
        copy.discardAll(CAUSE);
        copy.put(CAUSE, header);
        return copy;
    }

    /**
     * Removes the header, so that the application does not see it.
     *
     * @return {@code null} if the metadata has none
     */
    static String take(Metadata metadata) {
        String header = metadata.get(CAUSE);
        metadata.discardAll(CAUSE);
        metadata.discardAll(EXCHANGE);
        return header;
    }
}
