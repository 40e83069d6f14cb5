package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/**
 * The upstreams that the build has found. The build writes them into a resource. The application reads the resource when it
 * creates its configuration, before any bean exists.
 *
 * @param addresses the addresses of each upstream, by its name
 * @param classes the classes whose {@code @Upstream} names each upstream, by its name
 * @param problems the problems that the build has found, by the name of the test class that has them
 */
public record UpstreamWiring(Map<String, List<Address>> addresses, Map<String, List<String>> classes,
        Map<String, List<String>> problems) {

    public static final String RESOURCE = "META-INF/quarkus-handler-testing/upstreams.properties";

    public static final String OVERRIDE_URI = "override-uri";
    public static final String URI = "uri";
    public static final String URL = "url";
    static final String PROXY = "proxy-address";

    static final UpstreamWiring NONE = new UpstreamWiring(Map.of(), Map.of(), Map.of());

    private static final String ADDRESS = "address.";
    private static final String CLASSES = "class.";
    private static final String PROBLEM = "problem.";
    private static final String SEPARATOR = "\n";
    private static final int SHOWN_CLASSES = 3;

    /**
     * One address.
     *
     * @param code the address in the code of the application, for the case that no property is configured; empty if none is
     *        there
     * @param properties the properties that get the address of the mock, or a part of it; not empty
     * @param aliases further properties that could give the address; the mock does not set them
     * @param part the part of the address that the properties hold
     */
    public record Address(String code, List<String> properties, List<String> aliases, Part part) {

        /** All of an address, or a part that a property of its own holds. */
        public enum Part {
            URL,
            HOST,
            PORT,
            TLS
        }

        private static final String SECTION = "\t";
        private static final String SEPARATOR = "\u001f";

        public Address(String code, List<String> properties, List<String> aliases) {
            this(code, properties, aliases, Part.URL);
        }

        /** An address in one property. */
        public static Address of(String property) {
            return of(property, Part.URL);
        }

        /** A part of an address in one property. */
        public static Address of(String property, Part part) {
            return new Address("", List.of(property), List.of(), part);
        }

        /** The addresses in the properties that an {@code @Upstream} names; empty strings name none. */
        public static List<Address> ofProperties(String url, String host, String port, String tls) {
            Map<Part, String> all = new EnumMap<>(Map.of(Part.URL, url, Part.HOST, host, Part.PORT, port, Part.TLS, tls));
            return all.entrySet().stream().filter(one -> !one.getValue().isEmpty())
                    .map(one -> of(one.getValue(), one.getKey())).toList();
        }

        /**
         * The address of a REST client in another process, where nothing but its configuration can replace it.
         *
         * @param name its config key, or the name of its interface
         */
        static Address ofClient(String name) {
            return new Address("", Stream.of(OVERRIDE_URI, URI, URL).map(suffix -> addressOf(name, suffix)).toList(),
                    List.of(name + "/mp-rest/" + URI, name + "/mp-rest/" + URL));
        }

        static Address parse(String line) {
            String[] sections = line.split(SECTION, -1);
            return new Address(sections[0], list(sections[1]), list(sections[2]), Part.valueOf(sections[3]));
        }

        private static List<String> list(String section) {
            return section.isEmpty() ? List.of() : List.of(section.split(SEPARATOR));
        }

        String line() {
            return code + SECTION + String.join(SEPARATOR, properties) + SECTION + String.join(SEPARATOR, aliases)
                    + SECTION + part;
        }

        /**
         * The value that leads to a mock.
         *
         * @param original the value without the mock; empty if there is none
         * @param mock host and port of the mock
         */
        String mocked(String original, String mock) {
            int colon = mock.lastIndexOf(':');
            return switch (part) {
                case URL -> MockedAddress.of(original, mock);
                case HOST -> mock.substring(0, colon);
                case PORT -> mock.substring(colon + 1);
                // The mock has no TLS.
                case TLS -> "false";
            };
        }

        /** All properties that could give the address. */
        List<String> all() {
            return Stream.concat(properties.stream(), aliases.stream()).toList();
        }

        /** As {@link #all}, in the order in which a REST client reads them: the first that is configured counts. */
        List<String> inOrder() {
            return all().stream().sorted(Comparator.comparing(Address::rank)).toList();
        }

        private static int rank(String property) {
            String suffix = property.substring(Math.max(property.lastIndexOf('.'), property.lastIndexOf('/')) + 1);
            return suffix.equals(OVERRIDE_URI) ? 0 : suffix.equals(URI) ? 1 : 2;
        }
    }

    static UpstreamWiring read(ClassLoader loader) {
        try (InputStream resource = loader.getResourceAsStream(RESOURCE)) {
            return resource == null ? NONE
                    : parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static UpstreamWiring parse(String text) throws IOException {
        Properties all = new Properties();
        all.load(new StringReader(text));
        Map<String, List<Address>> addresses = new TreeMap<>();
        Map<String, List<String>> classes = new TreeMap<>();
        Map<String, List<String>> problems = new LinkedHashMap<>();
        for (String key : all.stringPropertyNames()) {
            List<String> lines = lines(all.getProperty(key));
            if (key.startsWith(ADDRESS)) {
                addresses.put(key.substring(ADDRESS.length()), lines.stream().map(Address::parse).toList());
            } else if (key.startsWith(CLASSES)) {
                classes.put(key.substring(CLASSES.length()), lines);
            } else if (key.startsWith(PROBLEM)) {
                problems.put(key.substring(PROBLEM.length()), lines);
            }
        }
        return new UpstreamWiring(addresses, classes, problems);
    }

    private static List<String> lines(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(SEPARATOR));
    }

    public byte[] bytes() {
        Properties all = new Properties();
        addresses.forEach((name, values) -> all.setProperty(ADDRESS + name,
                values.stream().map(Address::line).collect(Collectors.joining(SEPARATOR))));
        classes.forEach((name, values) -> all.setProperty(CLASSES + name, String.join(SEPARATOR, values)));
        problems.forEach((test, values) -> all.setProperty(PROBLEM + test, String.join(SEPARATOR, values)));
        StringWriter text = new StringWriter();
        try {
            all.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same upstreams without mocks: the application keeps its addresses, and all tests that name an upstream fail. */
    UpstreamWiring refused(String problem) {
        Map<String, List<String>> refused = new TreeMap<>();
        classes.values().forEach(all -> all.forEach(type -> refused.put(type, List.of(problem))));
        return new UpstreamWiring(Map.of(), classes, refused);
    }

    /** All properties that hold an address of this upstream. */
    List<String> properties(String upstream) {
        return addresses.get(upstream).stream().flatMap(address -> address.properties().stream()).toList();
    }

    /**
     * The message for a test that met an upstream which it does not name; empty if it names the upstream.
     *
     * @param test the test class
     * @param all the classes that may name the upstream for the test
     * @param mend the way to use the upstream, {@code "stub the call"}
     */
    Optional<String> unnamed(String upstream, Class<?> test, Collection<Class<?>> all, String mend) {
        List<String> naming = classes.getOrDefault(upstream, List.of());
        if (naming.isEmpty() || all.stream().map(Class::getName).anyMatch(naming::contains)) {
            return Optional.empty();
        }
        String name = TypeText.name(test);
        return Optional.of(name + " does not name the upstream " + upstream + ", but " + declaration(upstream) + " replaces "
                + addresses.get(upstream).stream().map(address -> address.properties().get(0))
                        .collect(Collectors.joining(" and "))
                + " in all tests of the module. Either name the upstream in " + name + " too, and " + mend
                + ", or remove that @Upstream.");
    }

    /** {@code @Upstream("hub") of PullTest, TagsTest and 3 other classes} */
    String declaration(String upstream) {
        List<String> all = classes.get(upstream).stream().map(UpstreamWiring::simpleName).toList();
        String first = String.join(", ", all.subList(0, Math.min(all.size(), SHOWN_CLASSES)));
        int others = all.size() - SHOWN_CLASSES;
        return "@Upstream(\"" + upstream + "\") of " + first
                + (others <= 0 ? "" : " and " + others + (others == 1 ? " other class" : " other classes"));
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    /**
     * The property that holds the address of a REST client, or of its proxy.
     *
     * @param name its config key, or the name of its interface
     * @param suffix {@link #OVERRIDE_URI}, {@link #URI} or {@link #URL}, the first of which counts that is configured; or the
     *        proxy
     */
    public static String addressOf(String name, String suffix) {
        return "quarkus.rest-client." + (name.contains(".") ? '"' + name + '"' : name) + "." + suffix;
    }

    /** The path of an address; empty if it has no path, or if it is not an address. */
    static String pathOf(String address) {
        try {
            String path = java.net.URI.create(address.strip()).getPath();
            return path == null || !path.startsWith("/") ? "" : path;
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    /** The address that a property of an upstream belongs to. */
    Address address(String upstream, String property) {
        return addresses.get(upstream).stream().filter(address -> address.properties().contains(property)).findFirst()
                .orElseThrow();
    }

    /** The upstreams by the properties that hold their addresses. */
    Map<String, String> upstreams() {
        Map<String, String> upstreams = new LinkedHashMap<>();
        addresses.keySet().forEach(name -> properties(name).forEach(property -> upstreams.putIfAbsent(property, name)));
        return upstreams;
    }
}
