package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;

/**
 * Called by application classes in place of the methods of {@link Event} and {@link EventBus} with the same names, with the
 * line
 * of the call as the last argument.
 */
public final class SendingCalls {

    private SendingCalls() {
    }

    public static <T> void fire(Event<T> event, T payload, String line) {
        SendingLine.at(line, () -> {
            event.fire(payload);
            return null;
        });
    }

    public static <T, U extends T> CompletionStage<U> fireAsync(Event<T> event, U payload, String line) {
        return SendingLine.at(line, () -> event.fireAsync(payload));
    }

    public static <T, U extends T> CompletionStage<U> fireAsync(Event<T> event, U payload, NotificationOptions options,
            String line) {
        return SendingLine.at(line, () -> event.fireAsync(payload, options));
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

    public static <T> Future<Message<T>> request(EventBus bus, String address, Object body, String line) {
        return SendingLine.at(line, () -> bus.request(address, body));
    }

    public static <T> Future<Message<T>> request(EventBus bus, String address, Object body, DeliveryOptions options,
            String line) {
        return SendingLine.at(line, () -> bus.request(address, body, options));
    }

    @SuppressWarnings("deprecation")
    public static <T> EventBus request(EventBus bus, String address, Object body, Handler<AsyncResult<Message<T>>> reply,
            String line) {
        return SendingLine.at(line, () -> bus.request(address, body, reply));
    }

    @SuppressWarnings("deprecation")
    public static <T> EventBus request(EventBus bus, String address, Object body, DeliveryOptions options,
            Handler<AsyncResult<Message<T>>> reply, String line) {
        return SendingLine.at(line, () -> bus.request(address, body, options, reply));
    }
}
