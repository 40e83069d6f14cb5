package io.quarkiverse.handlertesting.deployment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamWiring.Address;
import io.quarkiverse.handlertesting.upstream.Upstream;

/** Finds the upstreams that tests name, and the REST clients and properties of the application that point to them. */
final class UpstreamSearch {

    private static final DotName UPSTREAM = DotName.createSimple(Upstream.class);
    private static final DotName NO_CLIENT = DotName.createSimple(void.class);

    private final IndexView index;
    private final List<RestClient> clients;
    private final Map<String, Set<Address>> addresses = new TreeMap<>();
    private final Map<String, Set<String>> classes = new TreeMap<>();
    private final Map<String, List<String>> problems = new TreeMap<>();

    UpstreamSearch(IndexView index) {
        this.index = index;
        this.clients = RestClient.all(index);
    }

    UpstreamWiring wiring() {
        index.getAnnotations(UPSTREAM).forEach(this::add);
        Map<String, List<Address>> lists = new TreeMap<>();
        addresses.forEach((name, all) -> lists.put(name, List.copyOf(all)));
        Map<String, List<String>> names = new TreeMap<>();
        classes.forEach((name, all) -> names.put(name, List.copyOf(all)));
        return new UpstreamWiring(lists, names, problems);
    }

    private void add(AnnotationInstance annotation) {
        Optional<ClassInfo> holder = holder(annotation.target());
        if (holder.isEmpty()) {
            return;
        }
        String name = annotation.value().asString();
        classes.computeIfAbsent(name, first -> new TreeSet<>()).add(holder.get().name().toString());
        Set<Address> found = addresses.computeIfAbsent(name, first -> new LinkedHashSet<>());
        String host = text(annotation, "host");
        String port = text(annotation, "port");
        String tls = text(annotation, "tls");
        AnnotationValue client = annotation.value("client");
        List<Address> properties = Address.ofProperties(text(annotation, "property"), host, port, tls);
        if (host.isEmpty() != port.isEmpty() || host.isEmpty() && !tls.isEmpty()) {
            problem(name, holder.get(), "the mock listens on a host and a port of its own, so name the properties of both, with"
                    + " host = \"…\", port = \"…\".");
        } else if (!properties.isEmpty()) {
            found.addAll(properties);
        } else {
            String named = client == null || client.asClass().name().equals(NO_CLIENT) ? name
                    : client.asClass().name().toString();
            List<RestClient> called = clients.stream().filter(one -> one.isCalled(named)).toList();
            called.forEach(one -> found.add(new Address(one.baseUri(), one.properties(), one.aliases())));
            if (called.isEmpty()) {
                problem(name, holder.get(), unknown(name, named));
            }
        }
    }

    private static String text(AnnotationInstance annotation, String member) {
        AnnotationValue value = annotation.value(member);
        return value == null ? "" : value.asString();
    }

    private void problem(String upstream, ClassInfo holder, String text) {
        problems.computeIfAbsent(holder.name().toString(), first -> new ArrayList<>())
                .add("@Upstream(\"" + upstream + "\") of " + SimpleNames.of(holder.name()) + ": " + text);
    }

    private static Optional<ClassInfo> holder(AnnotationTarget target) {
        return switch (target.kind()) {
            case FIELD -> Optional.of(target.asField().declaringClass());
            case METHOD_PARAMETER -> Optional.of(target.asMethodParameter().method().declaringClass());
            default -> Optional.empty();
        };
    }

    private String unknown(String name, String named) {
        String mistake = named.equals(name) ? "the application has no REST client with that name."
                : SimpleNames.of(DotName.createSimple(named)) + " is not a REST client of the application.";
        String known = clients.isEmpty() ? " It has no REST clients."
                : clients.stream().map(RestClient::toString).sorted().collect(Collectors.joining(", ", " REST clients: ", "."));
        return mistake + known + " For other clients, name the property that holds the address: @Upstream(value = \""
                + name + "\", property = \"…\").";
    }

    /** An interface with {@code @RegisterRestClient}. */
    private record RestClient(String type, String configKey, String baseUri) {

        private static final DotName REGISTERED = DotName
                .createSimple("org.eclipse.microprofile.rest.client.inject.RegisterRestClient");

        static List<RestClient> all(IndexView index) {
            List<RestClient> all = new ArrayList<>();
            for (AnnotationInstance annotation : index.getAnnotations(REGISTERED)) {
                all.add(new RestClient(annotation.target().asClass().name().toString(), text(annotation, "configKey"),
                        text(annotation, "baseUri")));
            }
            return all;
        }

        private String simpleName() {
            return type.substring(type.lastIndexOf('.') + 1);
        }

        boolean isCalled(String name) {
            return name.equals(configKey) || name.equals(type) || name.equals(simpleName())
                    || name.equals(simpleName().substring(simpleName().lastIndexOf('$') + 1));
        }

        /** The properties in which its address is looked up, so that expressions in other properties find it too. */
        List<String> properties() {
            List<String> names = new ArrayList<>();
            if (!configKey.isEmpty()) {
                names.add(UpstreamWiring.addressOf(configKey, UpstreamWiring.URL));
            }
            names.add(UpstreamWiring.addressOf(type, UpstreamWiring.URL));
            // It takes precedence over the url of any name.
            names.add(UpstreamWiring.addressOf(type, UpstreamWiring.URI));
            return names;
        }

        /** The other names under which Quarkus and MicroProfile look up the address. */
        List<String> aliases() {
            Set<String> names = new LinkedHashSet<>();
            for (String suffix : List.of(UpstreamWiring.URL, UpstreamWiring.URI, UpstreamWiring.OVERRIDE_URI)) {
                for (String name : configKey.isEmpty() ? List.of(type, simpleName()) : List.of(type, configKey, simpleName())) {
                    names.add("quarkus.rest-client." + name + "." + suffix);
                    names.add("quarkus.rest-client.\"" + name + "\"." + suffix);
                    names.add(name + "/mp-rest/" + suffix);
                }
            }
            names.removeAll(properties());
            return List.copyOf(names);
        }

        @Override
        public String toString() {
            return configKey.isEmpty() ? simpleName().replace('$', '.') : configKey;
        }
    }
}
