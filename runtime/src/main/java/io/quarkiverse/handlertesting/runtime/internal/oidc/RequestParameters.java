package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;

/** Parameters of OAuth. */
final class RequestParameters {

    private static final String BASIC = "Basic ";

    private RequestParameters() {
    }

    /** Of the form, else of the query; {@code null} if there is none. */
    static String get(Request request, String name) {
        FormParameter field = request.formParameter(name);
        QueryParameter parameter = request.queryParameter(name);
        return field.isPresent() ? field.firstValue() : parameter.isPresent() ? parameter.firstValue() : null;
    }

    /** The client that says who it is, by RFC 6749, section 2.3.1; {@code null} if none does. */
    static String client(Request request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return get(request, "client_id");
        }
        try {
            String pair = new String(Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            int end = pair.indexOf(':');
            return URLDecoder.decode(end < 0 ? pair : pair.substring(0, end), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
