package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;

/**
 * A request without its body.
 *
 * @param target path and query
 * @param client the address of the client
 */
public record ReceivedHead(String method, String target, String scheme, String host, int port, String client,
        Map<String, List<String>> headers, String protocol) {

    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    public static ReceivedHead of(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        SocketAddress local = request.localAddress();
        int port = authority == null || authority.port() < 0 ? local.port() : authority.port();
        return new ReceivedHead(request.method().name(), decodable(target(request.uri())), request.scheme(),
                authority == null ? local.hostAddress() : authority.host(), port, request.remoteAddress().hostAddress(),
                headers(request.headers()), request.version() == HttpVersion.HTTP_2 ? "HTTP/2.0" : "HTTP/1.1");
    }

    /** As {@link #of}, of a request that could not be read, perhaps not even its first line: Netty replaces that line. */
    public static ReceivedHead ofInvalid(HttpServerRequest request) {
        ReceivedHead head = of(request);
        return head.target().equals("/bad-request") ? head.withTarget("/...") : head;
    }

    private ReceivedHead withTarget(String other) {
        return new ReceivedHead(method, other, scheme, host, port, client, headers, protocol);
    }

    /** Clients of a proxy send the whole address. */
    private static String target(String uri) {
        if (uri.startsWith("/")) {
            return uri;
        }
        int path = uri.indexOf("://") < 0 ? -1 : uri.indexOf('/', uri.indexOf("://") + 3);
        return path < 0 ? "/" : uri.substring(path);
    }

    /** WireMock fails at a percent sign that begins no encoded octet: it stands for itself. */
    static String decodable(String encoded) {
        return STRAY_PERCENT.matcher(encoded).replaceAll("%25");
    }

    private static Map<String, List<String>> headers(MultiMap sent) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        sent.names().forEach(name -> headers.put(name, List.copyOf(sent.getAll(name))));
        return headers;
    }

    /** {@code http://localhost:8080} */
    String origin() {
        return scheme + "://" + host + ":" + port;
    }

    /** The query without its question mark; empty if there is no query. */
    String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** The first value of a header. */
    public Optional<String> first(String header) {
        return headers.entrySet().stream().filter(sent -> sent.getKey().equalsIgnoreCase(header)).findFirst()
                .map(sent -> sent.getValue().get(0));
    }

    boolean isOfType(String mediaType) {
        return first("Content-Type").filter(type -> type.toLowerCase(Locale.ROOT).contains(mediaType)).isPresent();
    }
}
