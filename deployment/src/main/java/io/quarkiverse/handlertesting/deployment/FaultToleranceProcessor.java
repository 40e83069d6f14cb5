package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.runtime.internal.hops.FaultToleranceHop;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Follows guarded calls while they wait for their next attempt, their timeout or their bulkhead. */
@BuildSteps(onlyIf = IsTest.class)
class FaultToleranceProcessor {

    private static final String CORE = "io.smallrye.faulttolerance.core.";
    private static final String TIMER = "io/smallrye/faulttolerance/core/timer/Timer.schedule";
    private static final String EVENT = "io/smallrye/faulttolerance/core/FaultToleranceContext.fireEvent";
    private static final String DECISION = "io/smallrye/faulttolerance/core/util/ExceptionDecision.isConsideredExpected";
    private static final String CALL = "Lio/smallrye/faulttolerance/core/FaultToleranceContext;";
    private static final String APPLIED = "(" + CALL + ")Lio/smallrye/faulttolerance/core/Future;";
    private static final String ITERATION = "retryLoopIteration(" + CALL
            + "Lio/smallrye/faulttolerance/core/stopwatch/RunningStopwatch;"
            + "Lio/smallrye/faulttolerance/core/retry/Retry$State;)Lio/smallrye/faulttolerance/core/Future;";
    private static final String RUN = "run()V";

    @BuildStep
    void classes(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.SMALLRYE_FAULT_TOLERANCE)) {
            redirected(expected, "delayed retries", "retry.TimerDelay", TIMER,
                    "after(Ljava/lang/Throwable;Ljava/lang/Runnable;Ljava/util/concurrent/Executor;)V", "schedule");
            expected.produce(new ExpectedClassBuildItem(Ability.CLUES, "exceptions that a retry does not cover",
                    changed("retry.Retry", ITERATION, "isConsideredExpected",
                            visitor -> new RedirectedCalls(visitor, FaultToleranceHop.class, Set.of(DECISION),
                                    List.of(new RedirectedCalls.Field("description", "Ljava/lang/String;"))))));
            redirected(expected, "timeouts of guarded calls", "timeout.Timeout", TIMER, "apply" + APPLIED, "schedule");
            redirected(expected, "calls that wait in a bulkhead", "bulkhead.Bulkhead", EVENT, "applyAsync" + APPLIED,
                    "fireEvent");
            changed(expected, "calls that have waited in a bulkhead", "bulkhead.Bulkhead$BulkheadTask", RUN, "entered",
                    visitor -> new EnclosedMethod(visitor, RUN, "ctx", CALL, FaultToleranceHop.class, "entered"));
        }
    }

    private static void redirected(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String type,
            String redirected, String method, String call) {
        changed(expected, purpose, type, method, call,
                visitor -> new RedirectedCalls(visitor, FaultToleranceHop.class, Set.of(redirected)));
    }

    private static void changed(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String type, String method,
            String call, UnaryOperator<ClassVisitor> change) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, purpose, changed(type, method, call, change)));
    }

    private static ExpectedClass changed(String type, String method, String call, UnaryOperator<ClassVisitor> change) {
        return new ExpectedClass("io.smallrye:smallrye-fault-tolerance-core", CORE + type,
                List.of(ExpectedMethod.changed(method, FaultToleranceHop.class, call)), change);
    }
}
