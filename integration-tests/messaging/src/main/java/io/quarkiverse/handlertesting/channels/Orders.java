package io.quarkiverse.handlertesting.channels;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Confirms orders. */
@ApplicationScoped
public class Orders {

    @Incoming("orders")
    @Outgoing("confirmations")
    public Confirmation confirm(Order order) {
        if (order.item().equals("bomb")) {
            throw new IllegalStateException("we sell no bombs");
        }
        return new Confirmation(order.id());
    }
}
