package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.quarkiverse.handlertesting.runtime.internal.story.MissedNames.Part;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Called by application classes in place of the methods of {@link HttpServerRequest} and {@link RoutingContext} with the same
 * names, with the line of the call as the last argument.
 */
public final class RequestLookUps {

    private RequestLookUps() {
    }

    public static String getHeader(HttpServerRequest request, String name, String line) {
        return recorded(Part.HEADER, request, name, request.getHeader(name), line, RequestLookUps::headers);
    }

    public static String getHeader(HttpServerRequest request, CharSequence name, String line) {
        return recorded(Part.HEADER, request, name, request.getHeader(name), line, RequestLookUps::headers);
    }

    public static String getParam(HttpServerRequest request, String name, String line) {
        return recorded(Part.PARAMETER, request, name, request.getParam(name), line, RequestLookUps::parameters);
    }

    public static String getParam(HttpServerRequest request, String name, String orElse, String line) {
        recorded(Part.PARAMETER, request, name, request.getParam(name), line, RequestLookUps::parameters);
        return request.getParam(name, orElse);
    }

    public static String getFormAttribute(HttpServerRequest request, String name, String line) {
        return recorded(Part.FORM_FIELD, request, name, request.getFormAttribute(name), line,
                known -> known.formAttributes().names());
    }

    public static Cookie getCookie(HttpServerRequest request, String name, String line) {
        return recorded(Part.COOKIE, request, name, request.getCookie(name), line,
                known -> known.cookies().stream().map(Cookie::getName).toList());
    }

    public static List<String> queryParam(RoutingContext exchange, String name, String line) {
        return recorded(Part.QUERY_PARAMETER, exchange.request(), name, exchange.queryParam(name), line,
                known -> exchange.queryParams().names());
    }

    private static Collection<String> headers(HttpServerRequest request) {
        return request.headers().names();
    }

    private static Collection<String> parameters(HttpServerRequest request) {
        return request.params().names();
    }

    private static <T> T recorded(Part part, HttpServerRequest request, CharSequence name, T value, String line,
            Function<HttpServerRequest, Collection<String>> present) {
        NameLookUp.record(part, name == null ? null : name.toString(), value, () -> line, () -> present.apply(request));
        return value;
    }
}
