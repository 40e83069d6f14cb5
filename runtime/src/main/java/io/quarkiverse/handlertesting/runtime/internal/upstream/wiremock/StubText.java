package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

/** The text of stubs in messages. */
final class StubText {

    private StubText() {
    }

    /** {@code POST /v1/chat/completions}, followed by the name of the stub if it has one. */
    static String of(StubMapping stub) {
        return of(stub.getRequest()) + (stub.getName() == null ? "" : " \"" + stub.getName() + "\"");
    }

    static String of(RequestPattern pattern) {
        return pattern.getMethod().getName() + " " + url(pattern);
    }

    /** {@code /models}, {@code matching /models/.*} or {@code any URL} */
    static String url(RequestPattern pattern) {
        if (pattern.getUrlPath() != null) {
            return "path " + pattern.getUrlPath();
        }
        if (pattern.getUrlPathTemplate() != null) {
            return "path " + pattern.getUrlPathTemplate();
        }
        if (pattern.getUrlPathPattern() != null) {
            return "path matching " + pattern.getUrlPathPattern();
        }
        if (pattern.getUrlPattern() != null) {
            return "matching " + pattern.getUrlPattern();
        }
        return pattern.getUrl() == null ? "any URL" : pattern.getUrl();
    }
}
