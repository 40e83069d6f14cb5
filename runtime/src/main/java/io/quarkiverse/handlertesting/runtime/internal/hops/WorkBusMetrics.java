package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.vertx.core.eventbus.Message;
import io.vertx.core.spi.metrics.EventBusMetrics;

/** Notifies {@link BusHop} of the number of consumers that get a message, which an interceptor cannot see. */
final class WorkBusMetrics<H> extends ForwardingEventBusMetrics<H> {

    private static final EventBusMetrics<Object> NONE = new EventBusMetrics<>() {
    };

    private WorkBusMetrics(EventBusMetrics<H> metrics) {
        super(metrics);
    }

    /**
     * @param metrics of the application; {@code null} if it has no metrics
     */
    static WorkBusMetrics<?> before(EventBusMetrics<?> metrics) {
        return metrics == null ? new WorkBusMetrics<>(NONE) : new WorkBusMetrics<>(metrics);
    }

    @Override
    public void messageReceived(String address, boolean publish, boolean local, int handlers) {
        super.messageReceived(address, publish, local, handlers);
        Beans.find(BusHop.class).ifPresent(hop -> hop.scheduled(handlers));
    }

    @Override
    public void discardMessage(H handler, boolean local, Message<?> message) {
        super.discardMessage(handler, local, message);
        Beans.find(BusHop.class).ifPresent(hop -> hop.discarded(message));
    }
}
