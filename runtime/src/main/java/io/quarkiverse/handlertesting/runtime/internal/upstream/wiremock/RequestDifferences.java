package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.MultiValue;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.ContentPattern;
import com.github.tomakehurst.wiremock.matching.MultiValuePattern;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;

import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;

/** The differences between a request and the request that a stub expects: one line for each part. */
final class RequestDifferences {

    private static final int SHOWN = 300;

    private final RequestPattern expected;
    private final Request request;
    private final List<String> lines = new ArrayList<>();

    private RequestDifferences(RequestPattern expected, Request request) {
        this.expected = expected;
        this.request = request;
    }

    static List<String> lines(RequestPattern expected, Request request) {
        RequestDifferences differences = new RequestDifferences(expected, request);
        differences.find();
        return List.copyOf(differences.lines);
    }

    private void find() {
        if (!expected.getMethod().match(request.getMethod()).isExactMatch()) {
            differs("method", expected.getMethod().getName(), request.getMethod().getName());
        }
        if (expected.getUrlMatcher() != null && !expected.getUrlMatcher().match(request.getUrl()).isExactMatch()) {
            differs("URL", StubText.url(expected), request.getUrl());
        }
        values("header", expected.combineBasicAuthAndOtherHeaders(), request::header);
        Map<String, QueryParameter> query = Urls.splitQueryFromUrl(request.getUrl());
        values("query parameter", expected.getQueryParameters(),
                name -> query.getOrDefault(name, QueryParameter.absent(name)));
        values("form parameter", expected.getFormParameters(), request::formParameter);
        cookies();
        body();
        multipart();
        if (lines.isEmpty() && !expected.match(request).isExactMatch()) {
            lines.add("another part of the request differs (host, port, path parameters, or a custom matcher)");
        }
    }

    private void values(String kind, Map<String, MultiValuePattern> patterns, Function<String, ? extends MultiValue> sent) {
        if (patterns == null) {
            return;
        }
        patterns.forEach((name, pattern) -> {
            MultiValue value = sent.apply(name);
            if (!pattern.match(value).isExactMatch()) {
                differs(kind + " " + name, pattern.getName() + " " + pattern.getExpected(),
                        value.isPresent() ? String.join(", ", value.values()) : null);
            }
        });
    }

    private void cookies() {
        if (expected.getCookies() == null) {
            return;
        }
        for (Map.Entry<String, StringValuePattern> entry : expected.getCookies().entrySet()) {
            Cookie cookie = request.getCookies().get(entry.getKey());
            String value = cookie == null ? null : cookie.getValue();
            if (!entry.getValue().match(value).isExactMatch()) {
                differs("cookie " + entry.getKey(), entry.getValue().getName() + " " + entry.getValue().getExpected(), value);
            }
        }
    }

    private void body() {
        if (expected.getBodyPatterns() == null) {
            return;
        }
        for (ContentPattern<?> pattern : expected.getBodyPatterns()) {
            boolean matches = pattern instanceof StringValuePattern text
                    ? text.match(request.getBodyAsString()).isExactMatch()
                    : matches(pattern);
            if (!matches) {
                String body = request.getBodyAsString();
                differs("body", pattern.getName() + " " + pattern.getExpected(), body.isEmpty() ? null : body);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private boolean matches(ContentPattern<?> binary) {
        return ((ContentPattern<byte[]>) binary).match(request.getBody()).isExactMatch();
    }

    private void multipart() {
        if (expected.getMultipartPatterns() == null) {
            return;
        }
        expected.getMultipartPatterns().stream().filter(pattern -> !pattern.match(request).isExactMatch())
                .forEach(pattern -> differs("multipart", "a part" + (pattern.getName() == null ? "" : " " + pattern.getName())
                        + " that matches", request.isMultipart() ? "no such part" : null));
    }

    /** @param actual {@code null} if the request does not have this part */
    private void differs(String what, String wanted, String actual) {
        lines.add(
                what + ": expected " + shown(wanted) + ", but " + (actual == null ? "there is none" : "got " + shown(actual)));
    }

    private static String shown(String text) {
        return Shortened.text(text.replaceAll("\\s*\\R\\s*", " "), SHOWN);
    }
}
