package io.quarkiverse.handlertesting.deployment;

import java.util.Set;
import java.util.TreeSet;

import org.jboss.jandex.IndexView;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;

/**
 * The channels of the application's own classes, found before the build: while its configuration is read, there is no index.
 */
final class ApplicationChannels {

    private static final String MICROPROFILE = "org.eclipse.microprofile.reactive.messaging.";
    private static final Set<String> ANNOTATIONS = Set.of(MICROPROFILE + "Incoming", MICROPROFILE + "Outgoing",
            MICROPROFILE + "Channel");

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

    /** The channels with one end in the application; empty if it has none. */
    static Set<String> external(QuarkusClassLoader loader) {
        // An index finds repeated annotations only if it has the annotations themselves.
        Set<String> classes = new TreeSet<>(ANNOTATIONS);
        classes.addAll(loader.getReloadableClassNames());
        return external(AnnotatedClasses.index(classes, loader, ANNOTATIONS));
    }
}
