package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the build has found out of upstreams: it is written into a resource, and read where the configuration is made, which is
 * before there are beans.
 *
 * @param properties the properties that hold the address of each upstream, by its name
 * @param paths of the address that the code of the application has, by the name of the upstream
 * @param problems what is wrong, by the name of the test class that says it
 */
public record UpstreamWiring(Map<String, List<String>> properties, Map<String, String> paths, Map<String, String> problems) {

    public static final String RESOURCE = "META-INF/quarkus-handler-testing/upstreams.properties";

    private static final String PROPERTY = "property.";
    private static final String PATH = "path.";
    private static final String PROBLEM = "problem.";
    private static final String SEPARATOR = "\n";

    static UpstreamWiring read(ClassLoader loader) {
        try (InputStream resource = loader.getResourceAsStream(RESOURCE)) {
            return resource == null ? new UpstreamWiring(Map.of(), Map.of(), Map.of())
                    : parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static UpstreamWiring parse(String text) throws IOException {
        Properties all = new Properties();
        all.load(new StringReader(text));
        Map<String, List<String>> properties = new TreeMap<>();
        Map<String, String> paths = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        for (String key : all.stringPropertyNames()) {
            String value = all.getProperty(key);
            if (key.startsWith(PROPERTY)) {
                properties.put(key.substring(PROPERTY.length()),
                        value.isEmpty() ? List.of() : List.of(value.split(SEPARATOR)));
            } else if (key.startsWith(PATH)) {
                paths.put(key.substring(PATH.length()), value);
            } else if (key.startsWith(PROBLEM)) {
                problems.put(key.substring(PROBLEM.length()), value);
            }
        }
        return new UpstreamWiring(properties, paths, problems);
    }

    public byte[] bytes() {
        Properties all = new Properties();
        properties.forEach((name, values) -> all.setProperty(PROPERTY + name, String.join(SEPARATOR, values)));
        paths.forEach((name, path) -> all.setProperty(PATH + name, path));
        problems.forEach((test, problem) -> all.setProperty(PROBLEM + test, problem));
        StringWriter text = new StringWriter();
        try {
            all.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The path of an address, without a slash at its end; empty if there is none, or if it is no address. */
    public static String pathOf(String address) {
        try {
            String path = URI.create(address.strip()).getPath();
            return path == null || !path.startsWith("/") ? ""
                    : path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    /** The upstream that a property is of; {@code null} if it is of none. */
    String upstreamOf(String property) {
        for (Map.Entry<String, List<String>> upstream : properties.entrySet()) {
            if (upstream.getValue().contains(property)) {
                return upstream.getKey();
            }
        }
        return null;
    }

    List<String> allProperties() {
        List<String> all = new ArrayList<>();
        properties.values().forEach(all::addAll);
        return all;
    }
}
