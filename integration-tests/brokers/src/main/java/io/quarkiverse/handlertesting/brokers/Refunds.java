package io.quarkiverse.handlertesting.brokers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.smallrye.reactive.messaging.annotations.Blocking;

/** Two groups read the refunds. */
@ApplicationScoped
public class Refunds {

    @Inject
    Gate gate;

    @Incoming("refunds")
    public void pay(String refund) {
        if (refund.equals("too much")) {
            throw new IllegalArgumentException("too much to refund");
        }
    }

    @Incoming("refunds-audit")
    @Blocking
    public void check(String refund) throws InterruptedException {
        if (refund.equals("checked")) {
            gate.pass();
        }
    }

    @Incoming("stored")
    public void store(String refund) {
        // Acks it.
    }

    @Incoming("complaints")
    public void complain(String complaint) {
        throw new IllegalStateException("no one cares for " + complaint);
    }
}
