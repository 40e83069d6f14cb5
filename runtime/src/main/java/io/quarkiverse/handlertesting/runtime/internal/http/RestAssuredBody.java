package io.quarkiverse.handlertesting.runtime.internal.http;

import java.io.File;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.internal.NoParameterValue;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.MultiPartSpecification;

/** The body of a request as it was before sending, to send it again after a 307 or 308. */
record RestAssuredBody(Object content, Map<String, ?> formParams, Map<String, ?> params, List<MultiPartSpecification> parts) {

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";, ]+)", Pattern.CASE_INSENSITIVE);

    static RestAssuredBody of(FilterableRequestSpecification request) {
        return new RestAssuredBody(request.getBody(), new LinkedHashMap<>(request.getFormParams()),
                request.getMethod().equals("POST") ? new LinkedHashMap<>(request.getRequestParams()) : Map.of(),
                request.getMultiPartParams());
    }

    void addTo(FilterableRequestSpecification request) {
        if (content instanceof String text) {
            request.body(text);
        } else if (content instanceof byte[] bytes) {
            request.body(bytes);
        } else if (content instanceof File file) {
            request.body(file);
        } else if (content instanceof InputStream) {
            throw unrepeatable("body");
        } else if (content != null) {
            request.body(content);
        }
        params.forEach((name, value) -> addParam(request, name, value));
        formParams.forEach((name, value) -> addParam(request, name, value));
        for (MultiPartSpecification part : parts) {
            if (part.getContent() instanceof InputStream) {
                throw unrepeatable("part " + part.getControlName());
            }
            request.multiPart(named(part));
        }
    }

    /** RestAssured accepts a name only if the part says that a name was given. */
    private static MultiPartSpecification named(MultiPartSpecification part) {
        MultiPartSpecBuilder named = new MultiPartSpecBuilder(part.getContent()).controlName(part.getControlName());
        if (part.hasFileName()) {
            named.fileName(part.getFileName());
        } else {
            named.emptyFileName();
        }
        if (part.getMimeType() != null) {
            named.mimeType(part.getMimeType());
        }
        if (part.getCharset() != null) {
            named.charset(part.getCharset());
        }
        if (part.getHeaders() != null) {
            named.headers(part.getHeaders());
        }
        return named.build();
    }

    /** Encodes the values here: RestAssured's own encoding is switched off, since it would change the address. */
    private static void addParam(FilterableRequestSpecification request, String name, Object value) {
        Charset charset = charset(request.getContentType());
        if (value instanceof NoParameterValue) {
            request.formParam(encode(name, charset));
            return;
        }
        Collection<?> values = value instanceof Collection<?> several ? several : List.of(value);
        request.formParam(encode(name, charset), values.stream().map(one -> encode(one.toString(), charset)).toList());
    }

    private static String encode(String text, Charset charset) {
        return URLEncoder.encode(text, charset);
    }

    /** The charset that RestAssured chose for the first request. */
    private static Charset charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
        return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    }

    private static IllegalStateException unrepeatable(String what) {
        return new IllegalStateException("The request was redirected with its body (307 or 308), but the " + what
                + " is an InputStream, which can be read only once. Give it as bytes, as a String or as a File.");
    }
}
