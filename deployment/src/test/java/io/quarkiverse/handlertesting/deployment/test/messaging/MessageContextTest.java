package io.quarkiverse.handlertesting.deployment.test.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.QuarkusUnitTest;

/** With the extension: each message has the cause of its request. */
class MessageContextTest extends MessageContextTestBase {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().setForcedDependencies(ContextApp.dependencies())
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, MessageContextTestBase.class)
                    .addClass(ContextApp.class).addClasses(ContextApp.class.getDeclaredClasses()));

    @Inject
    HandlerClient client;
    @Inject
    Events events;

    private QuarkusTestCallbacks test;

    @BeforeEach
    void begin(TestInfo info) {
        test = QuarkusTestCallbacks.begin(this, info);
    }

    @AfterEach
    void end() {
        test.end();
    }

    /** Without a cause, the tests would show nothing of the extension. */
    @Test
    void followsTheMessage() {
        post("/contexts", "chain");
        RecordedEvent reported = events.seen().stream().filter(event -> event.name().equals("ContextApp.Parcel")).findFirst()
                .orElseThrow(() -> new AssertionError(events.seen()));
        assertEquals("POST /contexts", reported.cause().description());
    }

    @Override
    String post(String path, String body) {
        return client.post(path).header("Authorization", ANN).header("Content-Type", "text/plain").body(body).send()
                .expectStatus(200).asString();
    }
}
