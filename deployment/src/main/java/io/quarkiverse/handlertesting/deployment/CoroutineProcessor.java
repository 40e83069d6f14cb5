package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.deployment.ReportedMethods.Report;
import io.quarkiverse.handlertesting.runtime.internal.hops.coroutines.CoroutineHop;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/**
 * Follows the coroutines of Kotlin, in applications that have them: each context that a builder creates gets the cause, and
 * each coroutine reports its start and its completion.
 */
@BuildSteps(onlyIf = IsTest.class)
class CoroutineProcessor {

    private static final String COROUTINES = "org.jetbrains.kotlinx:kotlinx-coroutines-core-jvm";
    private static final String PACKAGE = "kotlinx.coroutines.";
    private static final String CONTEXT = "Lkotlin/coroutines/CoroutineContext;";
    private static final String OF_SCOPE = "newCoroutineContext(Lkotlinx/coroutines/CoroutineScope;" + CONTEXT + ")" + CONTEXT;
    private static final String OF_CONTEXT = "newCoroutineContext(" + CONTEXT + CONTEXT + ")" + CONTEXT;
    private static final String START = "start(Lkotlinx/coroutines/CoroutineStart;Ljava/lang/Object;"
            + "Lkotlin/jvm/functions/Function2;)V";
    private static final String ACTIVATE = "startInternal(Ljava/lang/Object;)I";
    private static final String COMPLETE = "completeStateFinalization(Lkotlinx/coroutines/Incomplete;Ljava/lang/Object;)V";

    /** By name, since the class cannot be loaded in an application without coroutines. */
    @BuildStep
    void calls(CurateOutcomeBuildItem application, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (Dependencies.find(application, COROUTINES).isPresent()) {
            beans.produce(AdditionalBeanBuildItem
                    .unremovableOf(CoroutineHop.class.getPackageName() + ".ObservedSuspendingCalls"));
        }
    }

    @BuildStep
    void coroutines(CurateOutcomeBuildItem application, BuildProducer<ExpectedClassBuildItem> expected) {
        if (Dependencies.find(application, COROUTINES).isPresent()) {
            coroutines(expected);
        }
    }

    static void coroutines(BuildProducer<ExpectedClassBuildItem> expected) {
        changed(expected, "the cause of coroutines", "CoroutineContextKt",
                visitor -> new ReplacedResults(visitor, CoroutineHop.class,
                        Map.of(OF_SCOPE, "context", OF_CONTEXT, "context")),
                ExpectedMethod.changed(OF_SCOPE, CoroutineHop.class, "context"),
                ExpectedMethod.changed(OF_CONTEXT, CoroutineHop.class, "context"));
        changed(expected, "coroutines that start", "AbstractCoroutine",
                visitor -> reported(visitor, Map.of(CallSites.parameters(START), new Report("starting", 1, null, null))),
                ExpectedMethod.changed(START, CoroutineHop.class, "starting"));
        changed(expected, "coroutines that start lazily or complete", "JobSupport",
                visitor -> reported(visitor, Map.of(CallSites.parameters(ACTIVATE), new Report("activating", 0, null, null),
                        CallSites.parameters(COMPLETE), new Report(null, 0, "completed", "completed"))),
                ExpectedMethod.changed(ACTIVATE, CoroutineHop.class, "activating"),
                ExpectedMethod.changed(COMPLETE, CoroutineHop.class, "completed"));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "coroutines that a thread waits for",
                ExpectedClass.unchanged(COROUTINES, PACKAGE + "BlockingCoroutine", "joinBlocking()Ljava/lang/Object;")));
    }

    private static ClassVisitor reported(ClassVisitor visitor, Map<String, Report> methods) {
        return new ReportedMethods(visitor, CoroutineHop.class, methods);
    }

    private static void changed(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String type,
            UnaryOperator<ClassVisitor> change, ExpectedMethod... methods) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, purpose,
                new ExpectedClass(COROUTINES, PACKAGE + type, List.of(methods), change)));
    }
}
