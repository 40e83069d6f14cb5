package io.quarkiverse.handlertesting.benchmarks.probes.messaging;

import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Confirms orders: of two mocked channels, and of the same channels in memory. */
@ApplicationScoped
public class Confirmations {

    private volatile CountDownLatch next = new CountDownLatch(0);

    @Incoming("orders")
    @Outgoing("confirmations")
    Confirmation confirm(Order order) {
        return new Confirmation(order.id());
    }

    @Incoming("memory-orders")
    @Outgoing("memory-confirmations")
    Confirmation confirmInMemory(Order order) {
        next.countDown();
        return new Confirmation(order.id());
    }

    /** Opened when the orders in memory have come as often as this. */
    CountDownLatch next(int orders) {
        next = new CountDownLatch(orders);
        return next;
    }
}
