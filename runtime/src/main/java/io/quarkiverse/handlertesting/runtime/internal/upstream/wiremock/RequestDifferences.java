package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.MultiValue;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.ContentPattern;
import com.github.tomakehurst.wiremock.matching.EqualToJsonPattern;
import com.github.tomakehurst.wiremock.matching.MatchesJsonPathPattern;
import com.github.tomakehurst.wiremock.matching.MultiValuePattern;
import com.github.tomakehurst.wiremock.matching.NamedValueMatcher;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;

import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;

/**
 * The differences between a request and the request that a stub expects: one line for each part, such as
 * {@code form parameter "audience" was absent, expected "model-hub"}.
 */
final class RequestDifferences {

    private static final int SHOWN = 300;
    private static final String ABSENT = "absent";

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
            lines.add("method was " + request.getMethod().getName() + ", expected " + expected.getMethod().getName());
        }
        if (expected.getUrlMatcher() != null && !expected.getUrlMatcher().match(request.getUrl()).isExactMatch()) {
            lines.add("URL was " + shown(request.getUrl()) + ", expected " + shown(StubText.url(expected)));
        }
        values("header", expected.combineBasicAuthAndOtherHeaders(), request::header, request.getAllHeaderKeys());
        Map<String, QueryParameter> query = Urls.splitQueryFromUrl(request.getUrl());
        values("query parameter", expected.getQueryParameters(),
                name -> query.getOrDefault(name, QueryParameter.absent(name)), query.keySet());
        values("form parameter", expected.getFormParameters(), request::formParameter, request.formParameters().keySet());
        cookies();
        body();
        multipart();
        if (lines.isEmpty() && !expected.match(request).isExactMatch()) {
            lines.add("another part of the request differs (host, port, path parameters, or a custom matcher)");
        }
    }

    /** @param names those that the request has */
    private void values(String kind, Map<String, MultiValuePattern> patterns, Function<String, ? extends MultiValue> sent,
            Set<String> names) {
        if (patterns == null) {
            return;
        }
        patterns.forEach((name, pattern) -> {
            MultiValue value = sent.apply(name);
            if (!pattern.match(value).isExactMatch()) {
                differs(kind + " \"" + name + '"', pattern, value.isPresent() ? value.values() : List.of(),
                        instead(name, names, patterns.keySet()));
            }
        });
    }

    /**
     * The name for which an absent one was meant.
     *
     * @param names those that the request has
     * @param asked those that the stub asks for
     */
    static Optional<String> instead(String absent, Set<String> names, Set<String> asked) {
        return Suggestions.meant(absent, names.stream().filter(
                name -> asked.stream().noneMatch(other -> !other.equals(absent) && other.equalsIgnoreCase(name))).toList());
    }

    private void cookies() {
        if (expected.getCookies() == null) {
            return;
        }
        for (Map.Entry<String, StringValuePattern> entry : expected.getCookies().entrySet()) {
            Cookie cookie = request.getCookies().get(entry.getKey());
            String value = cookie == null ? null : cookie.getValue();
            if (!entry.getValue().match(value).isExactMatch()) {
                differs("cookie \"" + entry.getKey() + '"', entry.getValue(), value == null ? List.of() : List.of(value),
                        instead(entry.getKey(), request.getCookies().keySet(), expected.getCookies().keySet()));
            }
        }
    }

    private void body() {
        if (expected.getBodyPatterns() == null) {
            return;
        }
        String body = request.getBodyAsString();
        for (ContentPattern<?> pattern : expected.getBodyPatterns()) {
            if (pattern instanceof StringValuePattern text) {
                if (!text.match(body).isExactMatch()) {
                    body(text, body);
                }
            } else if (!matches(pattern)) {
                differs("body", pattern, present(body));
            }
        }
    }

    private void body(StringValuePattern pattern, String body) {
        List<String> json = pattern instanceof EqualToJsonPattern equal ? JsonDifferences.lines(equal, body)
                : pattern instanceof MatchesJsonPathPattern path ? atPath(path, body) : List.of();
        if (json.isEmpty()) {
            differs("body", pattern, present(body));
        } else {
            lines.addAll(json);
        }
    }

    /** The value at the path of the pattern; empty if the body is not JSON. */
    private static List<String> atPath(MatchesJsonPathPattern pattern, String body) {
        try {
            List<String> found = pattern.getExpressionResult(body);
            String what = "body " + pattern.getMatchesJsonPath();
            return List.of(pattern.getValuePattern() == null ? what + " was absent, expected a value"
                    : line(what, pattern.getValuePattern(), found));
        } catch (RuntimeException notJson) {
            return List.of();
        }
    }

    private static List<String> present(String body) {
        return body.isEmpty() ? List.of() : List.of(body);
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
                .forEach(pattern -> lines.add("multipart part"
                        + (pattern.getName() == null ? "" : " \"" + pattern.getName() + '"')
                        + (request.isMultipart() ? " did not match any part" : " was absent: the body is not multipart")));
    }

    /** @param instead the name that the request has in place of an absent one */
    private void differs(String what, NamedValueMatcher<?> pattern, List<String> actual, Optional<String> instead) {
        lines.add(actual.isEmpty() && instead.isPresent() ? what + " was absent; the request has " + shown(instead.get())
                : line(what, pattern, actual));
    }

    private void differs(String what, NamedValueMatcher<?> pattern, List<String> actual) {
        lines.add(line(what, pattern, actual));
    }

    /** @param actual empty if the request does not have this part */
    private static String line(String what, NamedValueMatcher<?> pattern, List<String> actual) {
        return what + " was " + (actual.isEmpty() ? ABSENT
                : actual.stream().map(RequestDifferences::quoted).collect(Collectors.joining(", "))) + ", expected "
                + wanted(pattern);
    }

    /** {@code "code"}, {@code matches "[a-z]+"}, {@code absent} */
    private static String wanted(NamedValueMatcher<?> pattern) {
        return switch (pattern.getName()) {
            case ABSENT -> ABSENT;
            case "equalTo" -> quoted(pattern.getExpected());
            default -> pattern.getName() + " " + quoted(pattern.getExpected());
        };
    }

    static String quoted(String text) {
        String line = onOneLine(text);
        return line.length() <= SHOWN ? '"' + line + '"'
                : '"' + Shortened.head(line, SHOWN) + "…\" (" + line.length() + " characters)";
    }

    static String shown(String text) {
        return Shortened.text(onOneLine(text), SHOWN);
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
