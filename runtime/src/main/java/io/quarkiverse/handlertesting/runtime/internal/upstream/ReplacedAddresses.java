package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring.Address;

/** The addresses of an application that its mocks replace, and those that they must not. */
final class ReplacedAddresses {

    private final UpstreamWiring wiring;
    private final ConfiguredAddresses configured;

    ReplacedAddresses(UpstreamWiring wiring, ConfiguredAddresses configured) {
        this.wiring = wiring;
        this.configured = configured;
    }

    /** The mocks and the addresses that they replace, in one line; empty if there is no mock. */
    Optional<String> line() {
        List<String> mocks = new ArrayList<>();
        wiring.addresses().forEach((name, addresses) -> {
            if (!addresses.isEmpty()) {
                mocks.add(name + addresses.stream().map(this::replaced).collect(Collectors.joining(" and", " instead of", "")));
            }
        });
        return mocks.isEmpty() ? Optional.empty()
                : Optional.of("Mock upstreams answer in all tests of this module: " + String.join("; ", mocks));
    }

    private String replaced(Address address) {
        return configured(address)
                .map(found -> " " + found.shownValue() + " (" + found.property() + " of " + found.sourceText() + ")")
                .orElseGet(() -> " " + address.properties().get(0) + ", which is not configured");
    }

    private Optional<ConfiguredAddress> configured(Address address) {
        return address.inOrder().stream().flatMap(property -> configured.find(property).stream()).findFirst()
                .or(() -> address.inOrder().stream()
                        .flatMap(property -> configured.find(OriginalAddresses.PRODUCTION + property).stream()).findFirst());
    }

    /** The addresses that something stronger than a mock gives, each with its mend. */
    List<String> conflicts() {
        List<String> conflicts = new ArrayList<>();
        wiring.addresses().forEach((name, addresses) -> addresses
                .forEach(address -> conflict(address).ifPresent(strong -> conflicts.add(text(name, address, strong)))));
        return conflicts;
    }

    private Optional<ConfiguredAddress> conflict(Address address) {
        List<ConfiguredAddress> all = address.all().stream().flatMap(property -> configured.find(property).stream()).toList();
        return all.stream().filter(ConfiguredAddress::isStrong).findFirst()
                .or(() -> all.stream().flatMap(found -> configured.strongReference(found).stream()).findFirst());
    }

    private String text(String upstream, Address address, ConfiguredAddress strong) {
        return "The upstream " + upstream + " has two addresses: " + wiring.declaration(upstream) + " replaces "
                + address.properties().get(0) + " in all tests of the module, and " + strong.sourceText() + " sets "
                + strong.property() + (address.all().contains(strong.property()) ? "" : ", which that property refers to,")
                + " to " + strong.shownValue() + " in this application. Either remove " + strong.property()
                + " there, and the mock answers, or remove that @Upstream, and the application calls the configured address.";
    }
}
