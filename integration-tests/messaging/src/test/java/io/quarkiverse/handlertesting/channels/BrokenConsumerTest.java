package io.quarkiverse.handlertesting.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.test.junit.QuarkusTest;

/** A consumer of messages that fails without a nack: its channel delivers nothing until the application restarts. */
@QuarkusTest
class BrokenConsumerTest {

    @Inject
    Channels channels;
    @Inject
    Events events;

    @ParameterizedTest
    @CsvSource({ "stage, brokenStage", "method, brokenMethod", "uni, brokenUni" })
    void saysHowTheConsumerFailed(String kind, String method) {
        SentMessage message = channels.send("broken-" + kind, "text");
        events.awaitIdle();
        assertEquals("no " + kind, events.expectFailure(IllegalStateException.class).getMessage());
        assertEquals("Expected an ack of request 1: message to broken-" + kind + " within 1 µs, but Consumers." + method
                + " has neither acked nor nacked it, but failed with IllegalStateException: no " + kind + "."
                + story(kind, "\nWork of r1 is still running: a message in channel broken-" + kind + " is not acknowledged."),
                failure(message));
        assertEquals("Expected an ack of request 2: message to broken-" + kind + " within 1 µs, but it was not delivered: the"
                + " consumer of the channel has cancelled its subscription after request 1: message to broken-" + kind
                + " of BrokenConsumerTest.saysHowTheConsumerFailed, whose consumer failed with IllegalStateException: no "
                + kind
                + ", as it does when its stream fails." + story(kind,
                        "\nWork of r2 is still running: a message in channel broken-" + kind
                                + " is not acknowledged, started at"
                                + " BrokenConsumerTest.saysHowTheConsumerFailed(BrokenConsumerTest.java:N).\nWork of r1 is still"
                                + " running: a message in channel broken-" + kind + " is not acknowledged."),
                failure(channels.send("broken-" + kind, "next"))
                        .replaceFirst(" \\(... invocation\\)", ""));
    }

    /** The line of the event is cut at the width of a message. */
    private static String story(String kind, String state) {
        return "\nmessage broken-" + kind + " of r1 ended with IllegalStateException at Consumers.java:N: no " + kind
                + ", which no code has handled" + state + "\nSo far the test saw:\n  #N  N ms  FAILURE  message broken-" + kind
                + " ended with IllegalStateException at Consumers.java:N: no " + kind + ", which no code has handled;"
                + " started at BrokenConsumerTest.saysHowTheConsumerFailed(B…";
    }

    private static String failure(SentMessage message) {
        return assertThrows(MessagingAssertionError.class, message.within(Duration.ofNanos(1))::expectAck).getMessage()
                .replaceAll("#\\d +\\d+ ms", "#N  N ms").replaceAll("java:\\d+", "java:N").replaceAll("\\(B\\w+…", "(B…");
    }
}
