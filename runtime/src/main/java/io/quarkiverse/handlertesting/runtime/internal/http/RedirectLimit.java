package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.Map;

import org.apache.http.client.params.ClientPNames;

import groovy.lang.GroovyObject;
import io.restassured.config.RedirectConfig;
import io.restassured.specification.FilterableRequestSpecification;

/** How many redirects of a request are to be followed. */
final class RedirectLimit {

    private RedirectLimit() {
    }

    /**
     * @param byDefault if neither the request nor its configuration says anything
     * @return 0 for none
     */
    static int of(FilterableRequestSpecification request, int byDefault) {
        RedirectConfig config = request.getConfig() == null ? new RedirectConfig() : request.getConfig().getRedirectConfig();
        Map<?, ?> own = ofRequest(request);
        boolean follows = own.get(ClientPNames.HANDLE_REDIRECTS) instanceof Boolean said ? said : config.followsRedirects();
        if (!follows) {
            return 0;
        }
        int max = config.isUserConfigured() ? config.maxRedirects() : byDefault;
        return own.get(ClientPNames.MAX_REDIRECTS) instanceof Integer said ? said : max;
    }

    /** What {@code redirects()} was told. A filter cannot ask for it, but the specification has it. */
    private static Map<?, ?> ofRequest(FilterableRequestSpecification request) {
        return (Map<?, ?>) ((GroovyObject) request.redirects()).getProperty("httpClientParams");
    }
}
