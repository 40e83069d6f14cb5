package io.quarkiverse.handlertesting.channels;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.smallrye.reactive.messaging.annotations.Blocking;

/** Books payments, on a worker thread. What it cannot book becomes a dead letter. */
@ApplicationScoped
public class Payments {

    @Incoming("payments")
    @Blocking
    public void book(Payment payment) {
        if (payment.cents() <= 0) {
            throw new IllegalArgumentException("nothing to book");
        }
    }
}
