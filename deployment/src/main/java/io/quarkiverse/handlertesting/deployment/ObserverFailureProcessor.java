package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Set;

import io.quarkiverse.handlertesting.runtime.internal.hops.ObserverHop;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.taps.RunningReceiver;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Makes ArC report the exceptions of observers that do not go to the firing code. */
@BuildSteps(onlyIf = IsTest.class)
class ObserverFailureProcessor {

    private static final String ARTIFACT = "io.quarkus.arc:arc";
    private static final String EVENT = "io.quarkus.arc.impl.EventImpl";
    private static final String FIRE_ASYNC = "fireAsync(Ljava/lang/Object;Ljakarta/enterprise/event/NotificationOptions;)"
            + "Ljava/util/concurrent/CompletionStage;";
    private static final String SUPPLY_ASYNC = "java/util/concurrent/CompletableFuture.supplyAsync";
    private static final String NOTIFY_OBSERVERS = "notifyObservers(Ljava/lang/Object;"
            + "Lio/quarkus/arc/impl/EventImpl$ObserverExceptionHandler;Ljava/util/function/Predicate;)V";
    private static final String NOTIFY = "jakarta/enterprise/inject/spi/ObserverMethod.notify";

    @BuildStep
    void observers(BuildProducer<ExpectedClassBuildItem> expected) {
        expected.produce(new ExpectedClassBuildItem(Ability.UNSEEN_FAILURES, "observers of a transaction's phase",
                new ExpectedClass(ARTIFACT, EVENT + "$DeferredEventNotification",
                        List.of(ExpectedMethod.changed("run()V", ObserverHop.class, "notify")),
                        visitor -> new RedirectedCalls(visitor, ObserverHop.class, Set.of(NOTIFY)))));
        expected.produce(new ExpectedClassBuildItem(Ability.CLUES, "observers that fire events",
                new ExpectedClass(ARTIFACT, EVENT + "$Notifier",
                        List.of(ExpectedMethod.changed(NOTIFY_OBSERVERS, RunningReceiver.class, "notify")),
                        visitor -> new RedirectedCalls(visitor, RunningReceiver.class, Set.of(NOTIFY)))));
        expected.produce(new ExpectedClassBuildItem(Ability.UNSEEN_FAILURES, "asynchronous observers",
                new ExpectedClass(ARTIFACT, EVENT,
                        List.of(ExpectedMethod.changed(FIRE_ASYNC, ObserverHop.class, "supplyAsync")),
                        visitor -> new RedirectedCalls(visitor, ObserverHop.class, Set.of(SUPPLY_ASYNC)))));
    }
}
