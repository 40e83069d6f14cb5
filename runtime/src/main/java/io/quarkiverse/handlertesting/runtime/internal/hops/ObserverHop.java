package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.AskedPromise;
import io.quarkiverse.handlertesting.runtime.internal.taps.RunningReceiver;
import io.quarkiverse.handlertesting.runtime.internal.taps.SendingLine;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkus.arc.Arc;
import io.quarkus.arc.AsyncObserverExceptionHandler;

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
            RunningReceiver.notify(observer, event);
        } catch (Throwable thrown) {
            failed(observer, thrown);
            throw thrown;
        }
    }

    /**
     * Called in place of the method of {@link CompletableFuture} with the same name, with the asynchronous observers of an
     * event. Its stage has the exception of the observer that has failed; if several have, one that has theirs as suppressed
     * ones.
     */
    public static <T> CompletableFuture<T> supplyAsync(Supplier<T> observers, Executor executor) {
        return AskedPromise.supplyAsync(SendingLine.carriedTo(observers), executor, ObserverHop::isHandled);
    }

    /** Whether the application handles the exceptions of asynchronous observers itself. */
    private static boolean isHandled() {
        Object handler = Arc.container().instance(AsyncObserverExceptionHandler.class).get();
        return ApplicationFrames.isApplication(TypeText.declared(handler.getClass()).getName());
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
