package io.quarkiverse.handlertesting.http;

import java.net.URI;
import java.util.List;

import io.netty.handler.codec.http.QueryStringDecoder;

/**
 * Where a response leads: its {@code Location} (RFC 9110, section 10.2.2). Immutable.
 *
 * @param value the value of the header, as the application sent it
 * @param uri the absolute address, resolved against the address of the request as browsers do (URL Standard, section 4.4)
 */
public record Location(String value, URI uri) {

    /** The path, decoded: {@code /collections/7}. Never {@code null}; empty for an address without a path. */
    public String path() {
        return uri.getPath() == null ? "" : uri.getPath();
    }

    /**
     * The first value of a query parameter, decoded as a form is: {@code +} is a space.
     *
     * @return {@code null} if the address has no such parameter; empty for one without a value
     */
    public String queryParam(String name) {
        List<String> values = new QueryStringDecoder(uri).parameters().getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    /** The value of the header. */
    @Override
    public String toString() {
        return value;
    }
}
