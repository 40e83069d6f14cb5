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

/** An application starts with the stubs in files: a file that cannot be read fails the start. */
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
                String message = String.valueOf(root.getMessage());
                assertTrue(message.contains("/upstreams/stock/mappings/broken.json cannot be read: Unexpected end-of-input"),
                        message);
                assertTrue(message.contains("line: 3"), message);
            });

    @Inject
    @Upstream("stock")
    MockUpstream stock;

    @Test
    void theFailureNamesTheFileAndTheLine() {
        fail("The application has started: " + stock);
    }
}
