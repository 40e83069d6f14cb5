package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.common.Gzip;
import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.ContentTypeHeader;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.multipart.PartParser;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieHeader;

/** A request as WireMock matches it. Immutable. */
final class ReceivedRequest implements Request {

    private final ReceivedHead head;
    private final HttpHeaders headers;
    private final byte[] body;
    private final Map<String, QueryParameter> query;
    private final Map<String, FormParameter> form;
    private final Map<String, Cookie> cookies;
    private final List<Part> parts;

    /** @param body the bytes as they arrived, possibly compressed */
    ReceivedRequest(ReceivedHead head, byte[] body) {
        this.head = head;
        this.headers = new HttpHeaders(
                head.headers().entrySet().stream().map(sent -> new HttpHeader(sent.getKey(), sent.getValue())).toList());
        this.body = decoded(head, body);
        this.query = Urls.splitQuery(head.query());
        this.form = head.isOfType("application/x-www-form-urlencoded") ? form(getBodyAsString(), charset()) : Map.of();
        this.cookies = cookies(headers);
        this.parts = isMultipart() ? parts() : null;
    }

    /** A body that is not what its header says stays as it is: a stub may match another part of the request. */
    private static byte[] decoded(ReceivedHead head, byte[] body) {
        try {
            return head.first("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent() || Gzip.isGzipped(body)
                    ? Gzip.unGzip(body)
                    : body;
        } catch (Exception another) {
            return body;
        }
    }

    private List<Part> parts() {
        try {
            return List.copyOf(PartParser.parseFrom(this));
        } catch (Exception malformed) {
            // WireMock throws a checked exception here without declaring it.
            return List.of();
        }
    }

    private static Map<String, FormParameter> form(String body, Charset charset) {
        return new QueryStringDecoder(ReceivedHead.decodable(body), charset, false).parameters().entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey, field -> new FormParameter(field.getKey(), field.getValue())));
    }

    /** The cookies by name, each with all its values: RFC 6265, section 4.2. */
    private static Map<String, Cookie> cookies(HttpHeaders headers) {
        HttpHeader sent = headers.getHeader(CookieHeader.NAME);
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (sent.isPresent()) {
            sent.values().stream().flatMap(field -> CookieHeader.parse(field).stream()).filter(pair -> !pair.name().isEmpty())
                    .forEach(pair -> values.computeIfAbsent(pair.name(), name -> new ArrayList<>()).add(pair.value()));
        }
        Map<String, Cookie> cookies = new LinkedHashMap<>();
        values.forEach((name, all) -> cookies.put(name, new Cookie(name, all)));
        return cookies;
    }

    private Charset charset() {
        try {
            return contentTypeHeader().charset();
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public String getUrl() {
        return head.target();
    }

    @Override
    public String getAbsoluteUrl() {
        return head.origin() + head.target();
    }

    @Override
    public RequestMethod getMethod() {
        return RequestMethod.fromString(head.method());
    }

    @Override
    public String getScheme() {
        return head.scheme();
    }

    @Override
    public String getHost() {
        return head.host();
    }

    @Override
    public int getPort() {
        return head.port();
    }

    @Override
    public String getClientIp() {
        return head.first("X-Forwarded-For").filter(forwarded -> !forwarded.isEmpty()).orElseGet(head::client);
    }

    @Override
    public String getHeader(String key) {
        return head.first(key).orElse(null);
    }

    @Override
    public HttpHeader header(String key) {
        return headers.getHeader(key);
    }

    @Override
    public ContentTypeHeader contentTypeHeader() {
        return headers.getContentTypeHeader();
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public boolean containsHeader(String key) {
        return header(key).isPresent();
    }

    @Override
    public Set<String> getAllHeaderKeys() {
        return headers.keys();
    }

    @Override
    public QueryParameter queryParameter(String key) {
        return query.getOrDefault(key, QueryParameter.absent(key));
    }

    @Override
    public FormParameter formParameter(String key) {
        return form.getOrDefault(key, FormParameter.absent(key));
    }

    @Override
    public Map<String, FormParameter> formParameters() {
        return form;
    }

    @Override
    public Map<String, Cookie> getCookies() {
        return cookies;
    }

    @Override
    public byte[] getBody() {
        return body;
    }

    @Override
    public String getBodyAsString() {
        return new String(body, charset());
    }

    @Override
    public String getBodyAsBase64() {
        return Base64.getEncoder().encodeToString(body);
    }

    @Override
    public boolean isMultipart() {
        return head.first("Content-Type").filter(type -> type.strip().regionMatches(true, 0, "multipart/", 0, 10)).isPresent();
    }

    @Override
    public Collection<Part> getParts() {
        return parts;
    }

    @Override
    public Part getPart(String name) {
        return parts == null ? null
                : parts.stream().filter(part -> part.getName().equals(name)).findFirst().orElse(null);
    }

    @Override
    public boolean isBrowserProxyRequest() {
        return false;
    }

    @Override
    public Optional<Request> getOriginalRequest() {
        return Optional.empty();
    }

    @Override
    public String getProtocol() {
        return head.protocol();
    }
}
