package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.Map;

import org.apache.http.client.params.ClientPNames;

import groovy.lang.GroovyObject;
import io.restassured.config.RedirectConfig;
import io.restassured.specification.FilterableRequestSpecification;

/** The number of redirects that RestAssured's configuration allows for a request. */
final class RedirectLimit {

    private RedirectLimit() {
    }

    /**
     * The limit for one request.
     *
     * @param defaultMax the limit if neither the request nor its configuration has one
     * @return 0 if redirects are not followed
     */
    static int of(FilterableRequestSpecification request, int defaultMax) {
        RedirectConfig config = request.getConfig() == null ? new RedirectConfig() : request.getConfig().getRedirectConfig();
        Map<?, ?> own = settings(request);
        boolean follows = own.get(ClientPNames.HANDLE_REDIRECTS) instanceof Boolean follow ? follow : config.followsRedirects();
        if (!follows) {
            return 0;
        }
        int max = config.isUserConfigured() ? config.maxRedirects() : defaultMax;
        return own.get(ClientPNames.MAX_REDIRECTS) instanceof Integer limit ? limit : max;
    }

    /** The settings of {@code redirects()}. A filter has no access to them, but the specification stores them. */
    private static Map<?, ?> settings(FilterableRequestSpecification request) {
        return (Map<?, ?>) ((GroovyObject) request.redirects()).getProperty("httpClientParams");
    }
}
