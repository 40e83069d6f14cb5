package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.spi.metrics.EventBusMetrics;

/** Forwards everything to other metrics. */
abstract class ForwardingEventBusMetrics<H> implements EventBusMetrics<H> {

    private final EventBusMetrics<H> metrics;

    ForwardingEventBusMetrics(EventBusMetrics<H> metrics) {
        this.metrics = metrics;
    }

    @Override
    public H handlerRegistered(String address, String repliedAddress) {
        return metrics.handlerRegistered(address, repliedAddress);
    }

    @Override
    public void handlerUnregistered(H handler) {
        metrics.handlerUnregistered(handler);
    }

    @Override
    public void scheduleMessage(H handler, boolean local) {
        metrics.scheduleMessage(handler, local);
    }

    @Override
    public void discardMessage(H handler, boolean local, Message<?> message) {
        metrics.discardMessage(handler, local, message);
    }

    @Override
    public void messageDelivered(H handler, boolean local) {
        metrics.messageDelivered(handler, local);
    }

    @Override
    public void messageSent(String address, boolean publish, boolean local, boolean remote) {
        metrics.messageSent(address, publish, local, remote);
    }

    @Override
    public void messageReceived(String address, boolean publish, boolean local, int handlers) {
        metrics.messageReceived(address, publish, local, handlers);
    }

    @Override
    public void messageWritten(String address, int numberOfBytes) {
        metrics.messageWritten(address, numberOfBytes);
    }

    @Override
    public void messageRead(String address, int numberOfBytes) {
        metrics.messageRead(address, numberOfBytes);
    }

    @Override
    public void replyFailure(String address, ReplyFailure failure) {
        metrics.replyFailure(address, failure);
    }

    @Override
    public void close() {
        metrics.close();
    }
}
