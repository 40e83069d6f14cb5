package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.Message;

/** Records each message that is sent or published, except replies. */
@Singleton
public class EventBusTap {

    /** The prefix of addresses that Vert.x creates for itself, mainly for replies. */
    static final String INTERNAL = "__vertx.";

    private final ApplicationTestRuns runs;
    private final Vertx vertx;
    private final SendingLine line;
    private final RunningReceiver receiver;
    private final BusConsumers consumers;
    /** The message that a thread has recorded and has not given to its consumers yet. */
    private final ThreadLocal<ReachedConsumers> last = new ThreadLocal<>();
    private final Handler<DeliveryContext<Object>> outbound = this::sent;

    public EventBusTap(ApplicationTestRuns runs, Vertx vertx, SendingLine line, RunningReceiver receiver,
            BusConsumers consumers) {
        this.runs = runs;
        this.line = line;
        this.receiver = receiver;
        this.consumers = consumers;
        this.vertx = vertx;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        vertx.eventBus().addOutboundInterceptor(outbound);
    }

    /** Needed in dev mode, where Vert.x survives the application. */
    void stop(@Observes ShutdownEvent event) {
        vertx.eventBus().removeOutboundInterceptor(outbound);
    }

    void sent(DeliveryContext<Object> delivery) {
        EventSink sink = runs.sink();
        if (sink != null) {
            try {
                record(sink, delivery.message(), !delivery.send());
            } catch (Throwable thrown) {
                sink.fault(Origin.EVENT_BUS, thrown);
            }
        }
        try {
            delivery.next();
        } finally {
            takeReached();
        }
    }

    /** The consumers of the message that this thread sends now; {@code null} if it is not recorded. */
    public ReachedConsumers takeReached() {
        ReachedConsumers reached = last.get();
        if (reached != null) {
            last.remove();
        }
        return reached;
    }

    private void record(EventSink sink, Message<?> message, boolean published) {
        String address = message.address();
        if (!address.startsWith(INTERNAL)) {
            ReachedConsumers reached = new ReachedConsumers(line.take(), receiver.now(), consumers, address);
            BusMessage sent = new BusMessage(address, message.body(), headers(message.headers()), published, reached);
            last.set(reached);
            sink.append(Origin.EVENT_BUS, address, now -> sent, null);
        }
    }

    private static Map<String, List<String>> headers(MultiMap headers) {
        if (headers == null || headers.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.names().forEach(name -> copy.put(name, List.copyOf(headers.getAll(name))));
        return Map.copyOf(copy);
    }
}
