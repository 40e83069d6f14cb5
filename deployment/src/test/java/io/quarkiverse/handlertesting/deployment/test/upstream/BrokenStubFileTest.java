package io.quarkiverse.handlertesting.deployment.test.upstream;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.QuarkusUnitTest;

/** The stubs in files are those that an application starts with: one that cannot be read keeps it from starting. */
class BrokenStubFileTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Shop.class)
                    .addAsResource(new StringAsset("{\n  \"request\": {\n}"), "upstreams/stock/mappings/broken.json"))
            .assertException(thrown -> {
                Throwable root = thrown;
                while (root.getCause() != null && !String.valueOf(root.getMessage()).startsWith("The stub file ")) {
                    root = root.getCause();
                }
                String told = String.valueOf(root.getMessage());
                assertTrue(told.contains("/upstreams/stock/mappings/broken.json cannot be read: Unexpected end-of-input"),
                        told);
                assertTrue(told.contains("line: 3"), told);
            });

    @Inject
    @Upstream("stock")
    MockUpstream stock;

    @Test
    void itIsNamedWithItsLine() {
        fail("The application has started: " + stock);
    }
}
