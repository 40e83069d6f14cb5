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
import java.util.stream.Collectors;

/**
 * The upstreams that the build has found. The build writes them into a resource. The application reads the resource when it
 * creates its configuration, before any bean exists.
 *
 * @param addresses the addresses of each upstream, by its name
 * @param problems the problems that the build has found, by the name of the test class that has them
 */
public record UpstreamWiring(Map<String, List<Address>> addresses, Map<String, List<String>> problems) {

    public static final String RESOURCE = "META-INF/quarkus-handler-testing/upstreams.properties";

    private static final String ADDRESS = "address.";
    private static final String PROBLEM = "problem.";
    private static final String SEPARATOR = "\n";

    /**
     * One address.
     *
     * @param path the path of the address in the code of the application, for the case that no property is configured
     * @param properties the properties that can hold the address; one is enough
     */
    public record Address(String path, List<String> properties) {

        private static final String SEPARATOR = "\t";

        static Address parse(String line) {
            List<String> parts = List.of(line.split(SEPARATOR));
            return new Address(parts.get(0), parts.subList(1, parts.size()));
        }

        String line() {
            return path + SEPARATOR + String.join(SEPARATOR, properties);
        }
    }

    static UpstreamWiring read(ClassLoader loader) {
        try (InputStream resource = loader.getResourceAsStream(RESOURCE)) {
            return resource == null ? new UpstreamWiring(Map.of(), Map.of())
                    : parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static UpstreamWiring parse(String text) throws IOException {
        Properties all = new Properties();
        all.load(new StringReader(text));
        Map<String, List<Address>> addresses = new TreeMap<>();
        Map<String, List<String>> problems = new LinkedHashMap<>();
        for (String key : all.stringPropertyNames()) {
            List<String> lines = lines(all.getProperty(key));
            if (key.startsWith(ADDRESS)) {
                addresses.put(key.substring(ADDRESS.length()), lines.stream().map(Address::parse).toList());
            } else if (key.startsWith(PROBLEM)) {
                problems.put(key.substring(PROBLEM.length()), lines);
            }
        }
        return new UpstreamWiring(addresses, problems);
    }

    private static List<String> lines(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(SEPARATOR));
    }

    public byte[] bytes() {
        Properties all = new Properties();
        addresses.forEach((name, values) -> all.setProperty(ADDRESS + name,
                values.stream().map(Address::line).collect(Collectors.joining(SEPARATOR))));
        problems.forEach((test, values) -> all.setProperty(PROBLEM + test, String.join(SEPARATOR, values)));
        StringWriter text = new StringWriter();
        try {
            all.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** All properties that hold an address of this upstream. */
    List<String> properties(String upstream) {
        return addresses.get(upstream).stream().flatMap(address -> address.properties().stream()).toList();
    }

    /**
     * The property that holds the address of a REST client.
     *
     * @param name its config key, or the name of its interface
     */
    public static String addressOf(String name) {
        return "quarkus.rest-client." + (name.contains(".") ? '"' + name + '"' : name) + ".url";
    }

    /** The path of an address, without a slash at its end; empty if it has no path, or if it is not an address. */
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
        addresses.keySet().forEach(name -> properties(name).forEach(property -> upstreams.putIfAbsent(property, name)));
        return upstreams;
    }
}
