package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.List;

import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.EventSink;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;
import io.quarkus.arc.All;

/** Records CDI events for the two taps that observe them. */
@Singleton
public class CdiEvents {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private final ApplicationTestRuns runs;
    private final SendingLine line;
    private final RunningReceiver receiver;
    private final AfterCommit afterCommit;
    private final ClassValue<CdiEventType> types = CdiEventType.cache();

    public CdiEvents(ApplicationTestRuns runs, SendingLine line, RunningReceiver receiver, @All List<AfterCommit> afterCommit) {
        this.runs = runs;
        this.line = line;
        this.receiver = receiver;
        this.afterCommit = afterCommit.isEmpty() ? action -> {
        } : afterCommit.get(0);
    }

    /** Records an event. Catches all exceptions, since they would reach the code that fires. */
    void record(Origin origin, Object event, EventMetadata metadata) {
        EventSink sink = runs.sink();
        if (sink == null) {
            return;
        }
        try {
            CdiEventType type = types.get(event.getClass());
            if (type.isIgnored(metadata.getQualifiers())) {
                return;
            }
            String name = type.name();
            if (type.isFirst(origin, metadata.getQualifiers())) {
                UnheardEvents.find(origin, name, metadata).filter(text -> type.isFirstUnheard()).ifPresent(LOG::warn);
            }
            Reached reached = type.reached(origin, metadata, line.take(), receiver.now());
            CdiEvent fired = new CdiEvent(event, metadata.getQualifiers(), reached);
            sink.append(origin, name, now -> fired, null);
            if (origin == Origin.CDI) {
                afterCommit.run(() -> sink.append(Origin.CDI_COMMITTED, name, now -> fired, null));
            }
        } catch (Throwable thrown) {
            sink.fault(origin, thrown);
        }
    }
}
