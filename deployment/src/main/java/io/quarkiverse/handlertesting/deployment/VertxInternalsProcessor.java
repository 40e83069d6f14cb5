package io.quarkiverse.handlertesting.deployment;

import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;

/**
 * Has the timers and event loops of Vert.x tell of what is set and queued. They have no listener, and can be reached from
 * anywhere: changing the two classes, for the tests, is the only way to hear of all. If a class changes, its tasks are no
 * longer waited for; nothing else breaks.
 */
@BuildSteps(onlyIf = IsTest.class)
class VertxInternalsProcessor {

    @BuildStep
    void transform(BuildProducer<BytecodeTransformerBuildItem> transformers) {
        transformers.produce(new BytecodeTransformerBuildItem.Builder().setClassToTransform("io.vertx.core.impl.VertxImpl")
                .setVisitorFunction((name, visitor) -> new TimerMethods(visitor)).build());
        transformers.produce(new BytecodeTransformerBuildItem.Builder()
                .setClassToTransform("io.vertx.core.impl.EventLoopExecutor")
                .setVisitorFunction((name, visitor) -> new EventLoopMethods(visitor)).build());
    }
}
