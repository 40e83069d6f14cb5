package io.quarkiverse.handlertesting.deployment.test.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.QuarkusUnitTest;

/** An upstream without a client or property fails the tests of its class, and no others. */
class UnknownUpstreamTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(QuarkusTestCallbacks.class, Shop.class, Misspelled.class, Inheriting.class,
                    OfNoClient.class, WithoutPort.class, Both.class,
                    Named.class))
            .overrideConfigKey("shop.mail", "none")
            .overrideConfigKey("quarkus.rest-client.stock.url", "https://stock.invalid/")
            .setLogRecordPredicate(record -> "io.quarkiverse.handlertesting.upstream".equals(record.getLoggerName()))
            // At start, one line names the mocks that exist.
            .assertLogRecords(records -> assertEquals(
                    List.of("Mock upstreams answer in all tests of this module: storage instead of https://stock.invalid/"
                            + " (quarkus.rest-client.stock.url of application.properties)"),
                    records.stream().map(LogRecord::getMessage).toList()));

    @Inject
    HandlerClient client;
    @Inject
    @Upstream(value = "storage", client = Shop.Stock.class)
    MockUpstream storage;

    static class Misspelled {
        @Inject
        @Upstream("stocks")
        MockUpstream stock;

        void test() {
        }
    }

    static class Inheriting extends Misspelled {
        @Override
        void test() {
        }
    }

    static class OfNoClient {
        @Inject
        @Upstream(value = "stock", client = String.class)
        MockUpstream stock;

        void test() {
        }
    }

    static class WithoutPort {
        @Inject
        @Upstream(value = "mail", host = "shop.mail.host", tls = "shop.mail.tls")
        MockUpstream mail;

        void test() {
        }
    }

    static class Both {
        @Inject
        @Upstream("mails")
        MockUpstream mail;
        @Inject
        @Upstream("stocks")
        MockUpstream stock;

        void test() {
        }
    }

    static class Named {
        void test() {
        }
    }

    @Test
    void aNameWithoutAClientFails() {
        assertRefused(new Misspelled(), "@Upstream(\"stocks\") of UnknownUpstreamTest.Misspelled: the application has no"
                + " REST client with that name. REST clients: Shop.Prices, stock. For other clients, name the property that"
                + " holds the address: @Upstream(value = \"stocks\", property = \"…\").");
    }

    @Test
    void aFieldOfASuperclassFails() {
        assertRefused(new Inheriting(), "@Upstream(\"stocks\") of UnknownUpstreamTest.Misspelled: the application has no"
                + " REST client with that name. REST clients: Shop.Prices, stock. For other clients, name the property that"
                + " holds the address: @Upstream(value = \"stocks\", property = \"…\").");
    }

    @Test
    void aClassThatIsNotAClientFails() {
        assertRefused(new OfNoClient(), "@Upstream(\"stock\") of UnknownUpstreamTest.OfNoClient: String is not a"
                + " REST client of the application. REST clients: Shop.Prices, stock. For other clients, name the property that"
                + " holds the address: @Upstream(value = \"stock\", property = \"…\").");
    }

    @Test
    void aHostWithoutAPortFails() {
        assertRefused(new WithoutPort(),
                "@Upstream(\"mail\") of UnknownUpstreamTest.WithoutPort: the mock listens on a host and"
                        + " a port of its own, so name the properties of both, with host = \"…\", port = \"…\".");
    }

    @Test
    void allProblemsAreReported() {
        String wrong = "@Upstream(\"%1$s\") of UnknownUpstreamTest.Both: the application has no REST client with that name."
                + " REST clients: Shop.Prices, stock. For other clients, name the property that holds the address:"
                + " @Upstream(value = \"%1$s\", property = \"…\").";
        assertRefused(new Both(), wrong.formatted("mails") + "\n" + wrong.formatted("stocks"));
    }

    private static void assertRefused(Object test, String message) {
        assertEquals(message,
                assertThrows(IllegalStateException.class, () -> QuarkusTestCallbacks.begin(test, "test")).getMessage());
    }

    @Test
    void aClientCanBeNamedExplicitly() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(new Named(), "test");
        storage.stub(get("/items/7").willReturn(ok("stored")));
        client.get("/shop/item").send().expectBody(is("stored"));
        test.end();
    }
}
