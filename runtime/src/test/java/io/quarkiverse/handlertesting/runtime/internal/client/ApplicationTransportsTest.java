package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A client that is kept for longer than its application refuses to send. */
class ApplicationTransportsTest {

    @Test
    void refusesToSendAfterTheApplicationHasStopped() {
        ApplicationTransports transports = new ApplicationTransports(null, null, null, null, null, null);
        transports.stop();
        for (Executable use : new Executable[] { transports::inProcess, transports::socket }) {
            assertEquals("The application has stopped, so nothing can be sent to it.",
                    assertThrows(IllegalStateException.class, use).getMessage());
        }
    }
}
