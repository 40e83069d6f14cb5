package io.quarkiverse.handlertesting.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

import io.quarkus.bootstrap.classloading.ClassPathElement;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;

/**
 * The channels of the application's own classes, found before the build: while its configuration is read, there is no index.
 */
final class ApplicationChannels {

    /** An application has at least one of these, where its classes are. */
    private static final Set<String> CONFIGURATIONS = Set.of("application.properties", "application.yaml", "application.yml",
            "META-INF/microprofile-config.properties");

    /** Repeatable annotations, which an index has to contain. */
    private static final Set<String> ANNOTATIONS = Set.of("org/eclipse/microprofile/reactive/messaging/Incoming.class",
            "org/eclipse/microprofile/reactive/messaging/Outgoing.class");

    private ApplicationChannels() {
    }

    /** The channels with one end in the application. Quarkus gives those without a connector its only one. */
    static Set<String> external(IndexView index) {
        ChannelConsumers found = new ChannelConsumers(index);
        Set<String> external = new TreeSet<>(found.methods().keySet());
        external.addAll(found.outgoing());
        external.removeIf(channel -> found.methods().containsKey(channel) && found.outgoing().contains(channel));
        return external;
    }

    /** The channels with one end in the application; empty if it has none, or if its classes or messaging cannot be found. */
    static Set<String> external() {
        List<ClassPathElement> application = CONFIGURATIONS.stream()
                .flatMap(name -> QuarkusClassLoader.getElements(name, false).stream())
                .filter(ClassPathElement::isRuntime).distinct().toList();
        Indexer indexer = new Indexer();
        for (String annotation : ANNOTATIONS) {
            List<ClassPathElement> messaging = QuarkusClassLoader.getElements(annotation, false);
            if (messaging.isEmpty()) {
                return Set.of();
            }
            index(indexer, messaging.get(0), annotation);
        }
        application.forEach(element -> classes(element).forEach(name -> index(indexer, element, name)));
        return external(indexer.complete());
    }

    private static Stream<String> classes(ClassPathElement element) {
        return element.getProvidedResources().stream().filter(name -> name.endsWith(".class"));
    }

    private static void index(Indexer indexer, ClassPathElement element, String name) {
        try {
            indexer.index(new ByteArrayInputStream(element.getResource(name).getData()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
