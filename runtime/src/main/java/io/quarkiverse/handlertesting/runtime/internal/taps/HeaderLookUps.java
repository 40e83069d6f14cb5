package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.List;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import io.quarkiverse.handlertesting.runtime.internal.story.MissedNames.Part;

/**
 * Called by application classes in place of the methods of {@link HttpHeaders} and {@link ContainerRequestContext} with the
 * same names, with the line of the call as the last argument. Applications may lack Jakarta REST.
 */
public final class HeaderLookUps {

    private HeaderLookUps() {
    }

    public static String getHeaderString(HttpHeaders headers, String name, String line) {
        String value = headers.getHeaderString(name);
        NameLookUp.record(Part.HEADER, name, value, () -> line, () -> headers.getRequestHeaders().keySet());
        return value;
    }

    public static List<String> getRequestHeader(HttpHeaders headers, String name, String line) {
        List<String> values = headers.getRequestHeader(name);
        NameLookUp.record(Part.HEADER, name, values, () -> line, () -> headers.getRequestHeaders().keySet());
        return values;
    }

    public static String getHeaderString(ContainerRequestContext request, String name, String line) {
        String value = request.getHeaderString(name);
        NameLookUp.record(Part.HEADER, name, value, () -> line, () -> request.getHeaders().keySet());
        return value;
    }
}
