package io.quarkiverse.handlertesting.runtime.internal.hops;

import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** Called by ArC, whose classes are changed for the tests, for observers whose exceptions do not go to the firing code. */
public final class ObserverHop {

    private ObserverHop() {
    }

    /**
     * Called in place of the method of {@link ObserverMethod} with the same name, for an observer of a transaction's phase. ArC
     * logs its exceptions.
     */
    @SuppressWarnings({ "unchecked", "rawtypes" })
    public static void notify(ObserverMethod observer, EventContext event) {
        try {
            observer.notify(event);
        } catch (Throwable thrown) {
            failed(observer, thrown);
            throw thrown;
        }
    }

    private static void failed(ObserverMethod<?> observer, Throwable thrown) {
        RunningCause cause = ApplicationTestRuns.findCause();
        // An error before the completion rolls the transaction back, and goes to the code that commits.
        if (cause != null
                && (thrown instanceof Exception || observer.getTransactionPhase() != TransactionPhase.BEFORE_COMPLETION)) {
            cause.failed(thrown, WorkKind.CDI_OBSERVER, TypeText.name(observer.getBeanClass()));
        }
    }
}
