package io.quarkiverse.handlertesting.deployment.test.index;

import static io.quarkiverse.handlertesting.events.Selectors.called;
import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.deployment.test.index.Unindexed.Parcel;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.bootstrap.app.AdditionalDependency;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.junit.QuarkusTest;

/** The base classes of a test may be in a jar that Quarkus does not index. */
class IndexTest {

    @TempDir
    static Path parent;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Derived.class, Store.class))
            .addBootstrapCustomizer(bootstrap -> bootstrap
                    .addAdditionalApplicationArchive(new AdditionalDependency(dependency(), false, false)));

    @Inject
    Events events;
    @Inject
    Store store;
    @Inject
    Instance<Parcel> parcel;
    @ConfigProperty(name = "post.url")
    String post;

    /** Not run here: the build reads its base classes. */
    @QuarkusTest
    static class Derived extends Unindexed.Base {
    }

    @ApplicationScoped
    static class Store {
        String read() {
            return "stored";
        }
    }

    /** A dependency that has no index, and is not the application's. */
    private static Path dependency() {
        File directory = ShrinkWrap.create(JavaArchive.class, "unindexed.jar")
                .addClasses(Unindexed.class, Parcel.class, Unindexed.Grandparent.class, Unindexed.Base.class)
                .as(ExplodedExporter.class).exportExploded(parent.toFile());
        return directory.toPath();
    }

    void test() {
    }

    @Test
    void findsFixturesUpstreamsAndObservedBeansOfBaseClasses() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        assertEquals("of a base class", parcel.get().content());

        assertEquals("http://localhost:", post.replaceFirst("\\d+$", ""));
        events.subscribe(called("post")).expectNone();

        var reads = events.subscribe(calls(Store.class, "read"));
        store.read();
        assertEquals("stored", reads.await().result());
        test.end();
    }
}
