package io.quarkiverse.handlertesting.runtime.internal.taps;

import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.mutiny.core.eventbus.EventBus;
import io.vertx.mutiny.core.eventbus.Message;

/**
 * As {@link SendingCalls}, for Mutiny's {@link EventBus}. Its {@code request} sends only when the {@code Uni} is subscribed to,
 * so its messages have no line.
 */
public final class MutinySendingCalls {

    private MutinySendingCalls() {
    }

    public static EventBus send(EventBus bus, String address, Object body, String line) {
        return SendingLine.at(line, () -> bus.send(address, body));
    }

    public static EventBus send(EventBus bus, String address, Object body, DeliveryOptions options, String line) {
        return SendingLine.at(line, () -> bus.send(address, body, options));
    }

    public static EventBus publish(EventBus bus, String address, Object body, String line) {
        return SendingLine.at(line, () -> bus.publish(address, body));
    }

    public static EventBus publish(EventBus bus, String address, Object body, DeliveryOptions options, String line) {
        return SendingLine.at(line, () -> bus.publish(address, body, options));
    }

    public static <T> Message<T> requestAndAwait(EventBus bus, String address, Object body, String line) {
        return SendingLine.at(line, () -> bus.requestAndAwait(address, body));
    }

    public static <T> Message<T> requestAndAwait(EventBus bus, String address, Object body, DeliveryOptions options,
            String line) {
        return SendingLine.at(line, () -> bus.requestAndAwait(address, body, options));
    }

    public static EventBus requestAndForget(EventBus bus, String address, Object body, String line) {
        return SendingLine.at(line, () -> bus.requestAndForget(address, body));
    }

    public static EventBus requestAndForget(EventBus bus, String address, Object body, DeliveryOptions options, String line) {
        return SendingLine.at(line, () -> bus.requestAndForget(address, body, options));
    }
}
