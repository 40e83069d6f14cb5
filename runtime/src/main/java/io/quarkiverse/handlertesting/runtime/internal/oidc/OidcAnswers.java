package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;

import io.vertx.core.json.JsonObject;

/** What endpoints answer. */
final class OidcAnswers {

    private OidcAnswers() {
    }

    static ResponseDefinitionBuilder json(Map<String, Object> body) {
        return json(new JsonObject(body).encode());
    }

    static ResponseDefinitionBuilder json(String body) {
        return WireMock.okJson(body).withHeader("Cache-Control", "no-store");
    }

    /** RFC 6749, section 5.2. */
    static ResponseDefinitionBuilder refusal(String error, String why) {
        return json(new JsonObject().put("error", error).put("error_description", why).encode()).withStatus(400);
    }

    /** A page for the browser: there is nowhere to redirect it to. */
    static ResponseDefinitionBuilder page(String why) {
        return WireMock.badRequest().withHeader("Content-Type", "text/plain; charset=UTF-8").withBody(why);
    }

    /** RFC 6750, section 3. */
    static ResponseDefinitionBuilder challenge(String parameters) {
        return WireMock.unauthorized().withHeader("WWW-Authenticate", ("Bearer " + parameters).strip());
    }

    /**
     * @param parameters to be added to the query; those that are {@code null} are left out
     */
    static ResponseDefinitionBuilder redirect(String address, Map<String, String> parameters) {
        StringBuilder location = new StringBuilder(address);
        parameters.forEach((name, value) -> {
            if (value != null) {
                location.append(location.indexOf("?") < 0 ? '?' : '&').append(name).append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return WireMock.temporaryRedirect(location.toString()).withStatus(302);
    }
}
