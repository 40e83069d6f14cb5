package io.quarkiverse.handlertesting.deployment.test.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.QuarkusUnitTest;

/** A config source that is stronger than the mock upstreams can send the application elsewhere: the tests report it. */
class StrongerAddressTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Shop.class, Users.class))
            .overrideRuntimeConfigKey("quarkus.rest-client.stock.url", "http://elsewhere.invalid");

    @Dependent
    static class Users {
        @Inject
        @Upstream("stock")
        MockUpstream stock;
    }

    @Inject
    Instance<Users> users;

    @Test
    void theFailureNamesTheStrongerSource() {
        String message = assertThrows(RuntimeException.class, users::get).getCause().getMessage();
        assertEquals("The application does not call the upstream stock: quarkus.rest-client.stock.url is"
                + " http://elsewhere.invalid, of S, whose ordinal N is above that of mock upstreams, 275. Remove it there for"
                + " tests.", message.replaceAll(", of .*, whose ordinal \\d+", ", of S, whose ordinal N"));
    }
}
