package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static io.smallrye.common.expression.Expression.Flag.DOUBLE_COLON;
import static io.smallrye.common.expression.Expression.Flag.LENIENT_SYNTAX;
import static io.smallrye.common.expression.Expression.Flag.NO_SMART_BRACES;
import static io.smallrye.common.expression.Expression.Flag.NO_TRIM;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.common.expression.Expression;

/** The configuration of an application as it would be without mocks. */
final class ConfiguredAddresses {

    /** Sources that the JVM and Quarkus fill themselves. */
    private static final List<String> OWN = List.of("java.", "user.", "os.", "file.", "quarkus.http.");

    private final List<ConfigSource> sources;
    private final List<String> profiles;

    /**
     * @param sources all sources of the application, the strongest first
     * @param profiles the active profiles
     */
    ConfiguredAddresses(Iterable<ConfigSource> sources, List<String> profiles) {
        this.sources = StreamSupport.stream(sources.spliterator(), false)
                .filter(source -> !(source instanceof UpstreamConfigSource)).toList();
        this.profiles = profiles;
    }

    /** The property in the strongest source that has it. */
    Optional<ConfiguredAddress> find(String property) {
        List<String> names = Stream.concat(profiles.stream().map(profile -> "%" + profile + "." + property),
                Stream.of(property)).toList();
        for (ConfigSource source : sources) {
            for (String name : names) {
                String value = source.getValue(name);
                if (value != null) {
                    return Optional.of(new ConfiguredAddress(property, value, source));
                }
            }
        }
        return Optional.empty();
    }

    /** The strong property that gives this one its scheme, host or port through an expression; empty if there is no such. */
    Optional<ConfiguredAddress> strongReference(ConfiguredAddress address) {
        return MockedAddress.list(address.value()).stream()
                .flatMap(one -> strongReference(host(one), new HashSet<>()).stream()).findFirst();
    }

    private Optional<ConfiguredAddress> strongReference(String value, Set<String> seen) {
        List<ConfiguredAddress> references = new ArrayList<>();
        try {
            Expression.compile(value, LENIENT_SYNTAX, NO_TRIM, NO_SMART_BRACES, DOUBLE_COLON).evaluate((reference, text) -> {
                Optional<ConfiguredAddress> found = find(reference.getKey());
                found.ifPresent(references::add);
                if (found.isEmpty() && reference.hasDefault()) {
                    reference.expandDefault();
                }
            });
        } catch (RuntimeException invalid) {
            // The application fails to read it, with a better message.
            return Optional.empty();
        }
        for (ConfiguredAddress reference : references) {
            if (OWN.stream().noneMatch(reference.property()::startsWith) && seen.add(reference.property())) {
                Optional<ConfiguredAddress> strong = reference.isStrong() ? Optional.of(reference)
                        : strongReference(reference.value(), seen);
                if (strong.isPresent()) {
                    return strong;
                }
            }
        }
        return Optional.empty();
    }

    /** The part that a mock replaces: without user, path and query, which it keeps, whatever gives them. */
    private static String host(String address) {
        String scheme = "";
        int begin = 0;
        int depth = 0;
        for (int i = 0; i < address.length(); i++) {
            char next = address.charAt(i);
            if (address.startsWith("${", i)) {
                depth++;
            } else if (next == '}' && depth > 0) {
                depth--;
            } else if (depth == 0 && address.startsWith("://", i)) {
                scheme = address.substring(0, i);
                i += 2;
                begin = i + 1;
            } else if (depth == 0 && next == '@') {
                begin = i + 1;
            } else if (depth == 0 && "/?#".indexOf(next) >= 0) {
                return scheme + address.substring(begin, i);
            }
        }
        return scheme + address.substring(begin);
    }
}
