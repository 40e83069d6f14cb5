package io.quarkiverse.handlertesting.deployment;

import java.util.Map;

import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;

/**
 * Has the timers and event loops of Vert.x, and the jobs of the scheduler, tell of what is set, queued and scheduled. They
 * have no listener, and can be reached from anywhere: changing these classes, for the tests, is the only way to hear of all.
 * If a class changes, its tasks are no longer waited for; nothing else breaks.
 */
@BuildSteps(onlyIf = IsTest.class)
class BytecodeProcessor {

    private static final String VERTX = "io.vertx.core.impl.VertxImpl";
    private static final String EVENT_LOOP = "io.vertx.core.impl.EventLoopExecutor";
    private static final String JOB = "io.quarkus.scheduler.common.runtime.AbstractJobDefinition";

    @BuildStep
    void vertx(BuildProducer<BytecodeTransformerBuildItem> transformers) {
        transformers.produce(new BytecodeTransformerBuildItem.Builder().setClassToTransform(VERTX)
                .setVisitorFunction((name, visitor) -> new ReplacedArguments(new TimerMethods(visitor), "TimerHop",
                        Map.of(TimerMethods.SET_TIMER, "once", TimerMethods.SET_PERIODIC, "periodic")))
                .build());
        transformers.produce(replacing(EVENT_LOOP, "ContextHop", Map.of("execute(Ljava/lang/Runnable;)V", "queued")));
    }

    @BuildStep
    void scheduler(Capabilities capabilities, BuildProducer<BytecodeTransformerBuildItem> transformers) {
        if (capabilities.isPresent(Capability.SCHEDULER)) {
            String definition = "Lio/quarkus/scheduler/Scheduler$JobDefinition;";
            transformers.produce(replacing(JOB, "JobHop", Map.of(
                    "setTask(Ljava/util/function/Consumer;Z)" + definition, "task",
                    "setAsyncTask(Ljava/util/function/Function;)" + definition, "asyncTask")));
        }
    }

    private static BytecodeTransformerBuildItem replacing(String type, String hop, Map<String, String> methods) {
        return new BytecodeTransformerBuildItem.Builder().setClassToTransform(type)
                .setVisitorFunction((name, visitor) -> new ReplacedArguments(visitor, hop, methods)).build();
    }
}
