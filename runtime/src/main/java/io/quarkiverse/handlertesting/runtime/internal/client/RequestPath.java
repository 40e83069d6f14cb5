package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.runtime.internal.client.body.ParameterValues;
import io.quarkiverse.handlertesting.runtime.internal.http.PercentEncoding;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;

/**
 * The target of a request, relative to the application: a path with parameters in braces, and a query. RFC 3986, section 3.3
 * and 3.4.
 */
final class RequestPath {

    /** Characters that are not encoded: section 2. A percent sign belongs to a character that is encoded already. */
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?%";
    private static final String UNRESERVED = "-._~";
    private static final Pattern ABSOLUTE = Pattern.compile("//.*|[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

    private RequestPath() {
    }

    /**
     * @throws IllegalArgumentException if the path cannot be sent
     */
    static void check(String path) {
        if (path.indexOf('#') >= 0) {
            throw new IllegalArgumentException(
                    "The path \"" + ControlCharacters.escaped(path) + "\" has a fragment, which is never sent."
                            + " Leave it out, or write %23.");
        }
        if (path.chars().anyMatch(ControlCharacters::isControl)) {
            throw new IllegalArgumentException(
                    "The path \"" + ControlCharacters.escaped(path) + "\" has a control character, which cannot be sent.");
        }
    }

    /** Whether the path names a host. */
    static boolean isAbsolute(String path) {
        return ABSOLUTE.matcher(path).matches();
    }

    /**
     * Assigns values to the parameters of a path, in order.
     *
     * @throws IllegalArgumentException if there are more values than parameters, or if one is null
     */
    static Map<String, String> parameters(String path, Object... values) {
        List<String> names = values.length == 0 ? List.of()
                : PARAMETER.matcher(path).results().map(found -> found.group(1)).distinct().toList();
        if (values.length > names.size()) {
            throw new IllegalArgumentException("The path " + path + " has " + ShownBody.count(names.size(), "parameter")
                    + ", but was given " + ShownBody.count(values.length, "value") + ": " + Arrays.toString(values));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            parameters.put(names.get(i), ParameterValues.one("path parameter", names.get(i), values[i]));
        }
        return parameters;
    }

    /**
     * Replaces the parameters by their values, and encodes the characters that need it.
     *
     * @throws IllegalArgumentException if a parameter has no value
     */
    static String resolve(String path, Map<String, String> parameters) {
        StringBuilder resolved = new StringBuilder();
        for (int at = 0; at < path.length();) {
            int close = path.charAt(at) == '{' ? path.indexOf('}', at) : -1;
            if (close > 0) {
                String name = path.substring(at + 1, close);
                String value = parameters.get(name);
                if (value == null) {
                    throw new IllegalArgumentException("The parameter {" + name + "} of the path " + path
                            + " has no value: add pathParam(\"" + name + "\", …).");
                }
                resolved.append(component(value));
                at = close + 1;
            } else {
                int character = path.codePointAt(at);
                append(resolved, character, isStray(path, at) ? UNRESERVED : ALLOWED);
                at += Character.charCount(character);
            }
        }
        return resolved.toString();
    }

    /** Whether the character is a percent sign that does not begin an encoded octet. */
    private static boolean isStray(String path, int at) {
        return path.charAt(at) == '%' && (at + 2 >= path.length() || !HexFormat.isHexDigit(path.charAt(at + 1))
                || !HexFormat.isHexDigit(path.charAt(at + 2)));
    }

    /**
     * @throws IllegalArgumentException if the path has no parameter of this name
     */
    static void checkParameter(String path, String name) {
        if (!path.contains("{" + name + "}")) {
            throw new IllegalArgumentException("The path " + path + " has no parameter {" + name + "}.");
        }
    }

    /** Encodes a value within a path or a query: all characters but the unreserved ones. */
    static String component(String value) {
        StringBuilder encoded = new StringBuilder();
        value.codePoints().forEach(character -> append(encoded, character, UNRESERVED));
        return encoded.toString();
    }

    private static void append(StringBuilder to, int character, String allowed) {
        if (character < 0x80 && (Character.isLetterOrDigit(character) || allowed.indexOf(character) >= 0)) {
            to.append((char) character);
        } else {
            PercentEncoding.append(to, character);
        }
    }
}
