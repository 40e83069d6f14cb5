package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.EventMetadata;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;
import io.quarkiverse.handlertesting.runtime.internal.text.Receiver;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableObserverMethod;

/** The observers of a CDI event. They are looked up when a message is written: no event of a test that passes needs them. */
final class ReachedObservers extends Reached {

    private static final int SHOWN = 3;

    private final Origin origin;
    private final EventMetadata event;

    /** @param event also serves later events that are fired in the same way */
    ReachedObservers(Origin origin, EventMetadata event, String at, Receiver within) {
        super(at, within);
        this.origin = origin;
        this.event = event;
    }

    private List<? extends InjectableObserverMethod<?>> observers() {
        return Arc.container() == null ? null
                : UnheardEvents.observers(event).stream()
                        .filter(observer -> observer.isAsync() == (origin == Origin.CDI_ASYNC)).toList();
    }

    /** Whether it is that of another event, too. The container and the call sites keep their sets and strings. */
    boolean isOf(Origin origin, Set<Annotation> qualifiers, String at, Receiver within) {
        return this.origin == origin && event.getQualifiers() == qualifiers && at() == at && within() == within;
    }

    @Override
    protected String whom() {
        List<? extends InjectableObserverMethod<?>> observers = observers();
        if (observers == null) {
            return "";
        }
        int more = observers.size() - SHOWN;
        return observers.isEmpty() ? "no observer"
                : observers.stream().map(ReachedObservers::text).sorted().limit(SHOWN).collect(Collectors.joining(", "))
                        + (more > 0 ? " and " + more + " more" : "");
    }

    /** An observer of a transaction's phase may not be reached. */
    private static String text(InjectableObserverMethod<?> observer) {
        return UnheardEvents.name(observer) + (observer.getTransactionPhase() == TransactionPhase.IN_PROGRESS ? ""
                : " (" + observer.getTransactionPhase() + ")");
    }

    @Override
    public String missed() {
        return Arc.container() == null ? "" : MissedObservers.text(origin, event, SHOWN);
    }

    @Override
    public boolean isNobody() {
        List<? extends InjectableObserverMethod<?>> observers = observers();
        return observers != null && observers.isEmpty();
    }
}
