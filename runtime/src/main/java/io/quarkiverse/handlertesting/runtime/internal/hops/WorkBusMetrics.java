package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.spi.metrics.EventBusMetrics;

/** Tells {@link BusHop} how many consumers get a message, which an interceptor cannot see. */
final class WorkBusMetrics<H> implements EventBusMetrics<H> {

    private static final EventBusMetrics<Object> NONE = new EventBusMetrics<>() {
    };

    private final EventBusMetrics<H> metrics;

    private WorkBusMetrics(EventBusMetrics<H> metrics) {
        this.metrics = metrics;
    }

    /**
     * @param metrics the application's own, {@code null} if it has none
     */
    static WorkBusMetrics<?> before(EventBusMetrics<?> metrics) {
        return metrics == null ? new WorkBusMetrics<>(NONE) : new WorkBusMetrics<>(metrics);
    }

    @Override
    public void messageReceived(String address, boolean publish, boolean local, int handlers) {
        metrics.messageReceived(address, publish, local, handlers);
        Beans.find(BusHop.class).ifPresent(hop -> hop.scheduled(handlers));
    }

    @Override
    public void discardMessage(H handler, boolean local, Message<?> message) {
        metrics.discardMessage(handler, local, message);
        Beans.find(BusHop.class).ifPresent(hop -> hop.discarded(message));
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
    public void messageDelivered(H handler, boolean local) {
        metrics.messageDelivered(handler, local);
    }

    @Override
    public void messageSent(String address, boolean publish, boolean local, boolean remote) {
        metrics.messageSent(address, publish, local, remote);
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
