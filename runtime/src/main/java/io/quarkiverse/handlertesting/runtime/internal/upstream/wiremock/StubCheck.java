package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPattern;

/** Rejects stubs that can never match, at the line that adds them. */
final class StubCheck {

    /** RFC 9110, section 9.3: content in these requests has no meaning, and clients send no content. */
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    private StubCheck() {
    }

    static MappingBuilder check(MappingBuilder mapping) {
        RequestPattern pattern = mapping.build().getRequest();
        if (WITHOUT_BODY.contains(pattern.getMethod().getName())) {
            refuse(pattern, "form parameters", pattern.getFormParameters());
            refuse(pattern, "a body", pattern.getBodyPatterns());
            refuse(pattern, "parts", pattern.getMultipartPatterns());
        }
        if (pattern.getUrl() != null && !pattern.getUrl().startsWith("/")) {
            throw never(pattern, "a URL begins with a slash, without a host");
        }
        return mapping;
    }

    private static void refuse(RequestPattern pattern, String what, Map<?, ?> expected) {
        refuse(pattern, what, expected == null ? null : expected.keySet());
    }

    private static void refuse(RequestPattern pattern, String what, Collection<?> expected) {
        if (expected != null && !expected.isEmpty()) {
            throw never(pattern, "it expects " + what + ", and a " + pattern.getMethod().getName() + " has no body");
        }
    }

    private static IllegalArgumentException never(RequestPattern pattern, String why) {
        return new IllegalArgumentException("The stub " + StubText.of(pattern) + " can never match: " + why + ".");
    }
}
