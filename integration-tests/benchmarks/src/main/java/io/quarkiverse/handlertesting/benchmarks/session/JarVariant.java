package io.quarkiverse.handlertesting.benchmarks.session;

import java.util.function.Supplier;

/** The jars that are compared. */
public enum JarVariant {

    OURS(OurJar::new),
    JDK(JdkJar::new),
    APACHE(ApacheJar::new);

    private final Supplier<Jar> factory;

    JarVariant(Supplier<Jar> factory) {
        this.factory = factory;
    }

    Jar create() {
        return factory.get();
    }
}
