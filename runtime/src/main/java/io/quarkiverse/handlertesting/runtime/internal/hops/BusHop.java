package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.taps.EventBusTap;
import io.quarkiverse.handlertesting.runtime.internal.taps.ReachedConsumers;
import io.quarkiverse.handlertesting.runtime.internal.taps.RunningReceiver;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.Message;

/** Carries the cause of a message to its consumers, and counts the message as work until they have handled it. */
@Singleton
public class BusHop {

    private final ApplicationTestRuns runs;
    private final Vertx vertx;
    private final RunningReceiver receiver;
    /** At most one. */
    private final List<EventBusTap> taps;
    private final Handler<DeliveryContext<Object>> outbound = this::sent;
    private final Handler<DeliveryContext<Object>> inbound = this::received;
    private final AtomicLong lastNumber = new AtomicLong();
    /** Messages on their way, by the number in their header. */
    private final Map<String, BusDelivery> underway = new ConcurrentHashMap<>();
    private final ThreadLocal<BusDelivery> sending = new ThreadLocal<>();

    public BusHop(ApplicationTestRuns runs, Vertx vertx, RunningReceiver receiver, @All List<EventBusTap> taps) {
        this.runs = runs;
        this.taps = taps;
        this.vertx = vertx;
        this.receiver = receiver;
    }

    void start(@Observes @Priority(2) StartupEvent event) {
        vertx.eventBus().addOutboundInterceptor(outbound).addInboundInterceptor(inbound);
    }

    /** In dev mode Vert.x survives the application. */
    void stop(@Observes ShutdownEvent event) {
        vertx.eventBus().removeOutboundInterceptor(outbound).removeInboundInterceptor(inbound);
    }

    private void sent(DeliveryContext<Object> delivery) {
        RunningCause cause = runs.currentCause().current();
        if (cause == null) {
            delivery.next();
            return;
        }
        String number = cause.header() + "-" + lastNumber.incrementAndGet();
        BusDelivery message = new BusDelivery(cause, delivery.message().address(), reached(), () -> underway.remove(number));
        underway.put(number, message);
        delivery.message().headers().set(CauseHeader.NAME, number);
        sending.set(message);
        try {
            delivery.next();
        } finally {
            sending.remove();
            message.sent();
        }
    }

    private ReachedConsumers reached() {
        for (EventBusTap tap : taps) {
            return tap.takeReached();
        }
        return null;
    }

    /** Called while this thread sends a message, with the number of consumers that get it. */
    void scheduled(int consumers) {
        BusDelivery message = sending.get();
        if (message != null) {
            message.awaited(consumers);
        }
    }

    /** A consumer was removed before it got the message. */
    void discarded(Message<?> message) {
        BusDelivery delivery = underway.get(String.valueOf(message.headers().get(CauseHeader.NAME)));
        if (delivery != null) {
            delivery.handled();
        }
    }

    private void received(DeliveryContext<Object> delivery) {
        Message<Object> message = delivery.message();
        String number = message.headers().get(CauseHeader.NAME);
        BusDelivery known = number == null ? null : underway.get(number);
        if (known == null) {
            delivery.next();
            return;
        }
        message.headers().remove(CauseHeader.NAME);
        // Runs after the consumer has returned: the work that it started is counted already.
        vertx.getOrCreateContext().runOnContext(returned -> known.handled());
        // The context of the code that awaits a reply may be shared with others.
        known.runOn(Thread.currentThread());
        long begun = System.nanoTime();
        try {
            runs.currentCause().runHere(known.cause(), () -> receiver.consuming(known.reached(), delivery::next));
        } finally {
            known.runOn(null);
            known.returned(System.nanoTime() - begun);
        }
    }
}
