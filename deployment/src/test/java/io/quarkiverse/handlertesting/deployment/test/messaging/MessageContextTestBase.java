package io.quarkiverse.handlertesting.deployment.test.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Contexts that consumers of an internal channel see: SmallRye passes on those of the sender. Two applications have these
 * tests, one with the extension and one without.
 */
abstract class MessageContextTestBase {

    static final String ANN = "Basic " + Base64.getEncoder().encodeToString("ann:ann".getBytes());

    /** The answer to a request of Ann with this body. */
    abstract String post(String path, String body) throws Exception;

    /** No consumer sees the transaction: the second request has one, the first one has none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payload              | no request, no identity, no transaction
            message              | no request, no identity, no transaction
            blocking             | no request, no identity, no transaction
            unordered            | no request, no identity, no transaction
            transactional        | no request, no identity, own transaction
            own-request          | own request, no identity, no transaction
            own-request-blocking | own request, anonymous, no transaction
            uni                  | request of the sender, ann, no transaction
            chain                | request of the sender, ann, no transaction
            blocking-chain       | request of the sender, ann, no transaction
            stream               | request of the sender, ann, no transaction
            broadcast            | no request, no identity, no transaction; request of the sender, ann, no transaction
            """)
    void areSeenByConsumers(String channel, String seen) throws Exception {
        assertEquals(seen, post("/contexts", channel));
        assertEquals(seen, post("/contexts/in-transaction", channel));
    }

    @Test
    void areSeenByTheSenderAfterTheAcknowledgement() throws Exception {
        assertEquals("request of the sender, ann, no transaction", post("/contexts", "acknowledged"));
        assertEquals("request of the sender, ann, transaction of the sender",
                post("/contexts/in-transaction", "acknowledged"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "payload", "message", "blocking", "transactional", "own-request", "own-request-blocking", "uni",
            "chain", "blocking-chain", "stream", "acknowledged" })
    void keepTheOrderOfMessages(String channel) throws Exception {
        assertEquals("1 2 3 4 5", post("/contexts/numbers", channel));
    }
}
