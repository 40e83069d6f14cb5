package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
public record UpstreamWiring(Map<String, List<String>> properties, Map<String, String> paths,
        Map<String, List<String>> problems) {

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
        Map<String, List<String>> problems = new LinkedHashMap<>();
        for (String key : all.stringPropertyNames()) {
            String value = all.getProperty(key);
            if (key.startsWith(PROPERTY)) {
                properties.put(key.substring(PROPERTY.length()), lines(value));
            } else if (key.startsWith(PATH)) {
                paths.put(key.substring(PATH.length()), value);
            } else if (key.startsWith(PROBLEM)) {
                problems.put(key.substring(PROBLEM.length()), lines(value));
            }
        }
        return new UpstreamWiring(properties, paths, problems);
    }

    private static List<String> lines(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(SEPARATOR));
    }

    public byte[] bytes() {
        Properties all = new Properties();
        properties.forEach((name, values) -> all.setProperty(PROPERTY + name, String.join(SEPARATOR, values)));
        paths.forEach((name, path) -> all.setProperty(PATH + name, path));
        problems.forEach((test, values) -> all.setProperty(PROBLEM + test, String.join(SEPARATOR, values)));
        StringWriter text = new StringWriter();
        try {
            all.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The property that holds the address of a REST client.
     *
     * @param name its config key, or the name of its interface
     */
    public static String addressOf(String name) {
        return "quarkus.rest-client." + (name.contains(".") ? '"' + name + '"' : name) + ".url";
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

    /** The upstreams by the properties that hold their addresses. */
    Map<String, String> upstreams() {
        Map<String, String> upstreams = new LinkedHashMap<>();
        properties.forEach((upstream, all) -> all.forEach(property -> upstreams.putIfAbsent(property, upstream)));
        return upstreams;
    }
}
