package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.oidc.Endpoint.Response;
import io.vertx.core.json.JsonObject;

/** The answers of endpoints. */
final class OidcAnswers {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json", "Cache-Control", "no-store");

    private OidcAnswers() {
    }

    static Response json(Map<String, Object> body) {
        return json(new JsonObject(body).encode());
    }

    static Response json(String body) {
        return json(200, body);
    }

    static Response json(int status, String body) {
        return new Response(status, JSON, body);
    }

    /** RFC 6749, section 5.2. */
    static Response refusal(String error, String why) {
        return new Response(400, JSON, new JsonObject().put("error", error).put("error_description", why).encode());
    }

    /** A page for the browser: there is no address to redirect it to. */
    static Response page(String why) {
        return page(400, why);
    }

    static Response page(int status, String text) {
        return new Response(status, Map.of("Content-Type", "text/plain; charset=UTF-8"), text);
    }

    /** A page whose form the browser sends at once: OAuth 2.0 Form Post Response Mode. A session reads it from the header. */
    static Response form(String address, Map<String, String> parameters) {
        StringBuilder page = new StringBuilder("<html><head><title>Login</title></head>")
                .append("<body onload=\"javascript:document.forms[0].submit()\"><form method=\"post\" action=\"")
                .append(inHtml(address)).append("\">");
        parameters.forEach((name, value) -> page.append("<input type=\"hidden\" name=\"").append(name)
                .append("\" value=\"").append(inHtml(value)).append("\"/>"));
        return new Response(200, Map.of("Content-Type", "text/html; charset=UTF-8", "Cache-Control", "no-store",
                FormPost.HEADER, new FormPost(address, encoded(parameters)).headerValue()),
                page.append("</form></body></html>").toString());
    }

    private static String inHtml(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** RFC 6750, section 3. */
    static Response challenge(String parameters) {
        return new Response(401, Map.of("WWW-Authenticate", ("Bearer " + parameters).strip()), "");
    }

    /** @param parameters added to the query of the address */
    static Response redirect(String address, Map<String, String> parameters) {
        String location = parameters.isEmpty() ? address
                : address + (address.indexOf('?') < 0 ? '?' : '&') + encoded(parameters);
        return new Response(302, Map.of("Location", location), "");
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
