package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

import io.quarkiverse.handlertesting.runtime.internal.story.MissedNames.Part;

/**
 * Called by Quarkus REST with the result of each look-up for a parameter of a resource method, or of its bean. Returns that
 * result.
 */
public final class DeclaredLookUps {

    private DeclaredLookUps() {
    }

    public static Object header(Object result, Object context, String name) {
        record(Part.HEADER, result, context, name, DeclaredLookUps::headers);
        return result;
    }

    public static Object queryParameter(Object result, Object context, String name) {
        record(Part.QUERY_PARAMETER, result, context, name, request -> request.serverRequest().queryParamNames());
        return result;
    }

    public static Object formParameter(Object result, Object context, String name) {
        record(Part.FORM_FIELD, result, context, name, DeclaredLookUps::fields);
        return result;
    }

    public static String cookie(String result, Object context, String name) {
        record(Part.COOKIE, result, context, name, request -> request.getHttpHeaders().getCookies().keySet());
        return result;
    }

    private static void record(Part part, Object result, Object context, String name,
            Function<ResteasyReactiveRequestContext, Collection<String>> present) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        NameLookUp.record(part, name, result, () -> method(request), () -> present.apply(request));
    }

    private static String method(ResteasyReactiveRequestContext request) {
        return request.getTarget() == null ? "the application"
                : request.getTarget().getResourceClass().getSimpleName() + "." + request.getTarget().getJavaMethodName();
    }

    private static Collection<String> headers(ResteasyReactiveRequestContext request) {
        Collection<String> names = new ArrayList<>();
        for (Map.Entry<String, String> header : request.serverRequest().getAllRequestHeaders()) {
            names.add(header.getKey());
        }
        return names;
    }

    private static Collection<String> fields(ResteasyReactiveRequestContext request) {
        FormData form = request.getFormData();
        if (form == null) {
            return List.of();
        }
        Collection<String> names = new ArrayList<>();
        form.forEach(names::add);
        return names;
    }
}
