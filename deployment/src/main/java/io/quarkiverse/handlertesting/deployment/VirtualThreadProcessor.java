package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

import io.quarkiverse.handlertesting.runtime.internal.hops.VirtualThreadHop;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/** Tracks the executor of virtual threads. Before JDK 21, worker threads take its place, whose tasks are known. */
@BuildSteps(onlyIf = IsTest.class)
class VirtualThreadProcessor {

    private static final String EXTENSION = "io.quarkus:quarkus-virtual-threads";
    private static final String EXECUTOR = "<init>(Ljava/util/concurrent/ExecutorService;)V";

    @BuildStep
    void executor(CurateOutcomeBuildItem application, BuildProducer<ExpectedClassBuildItem> expected) {
        if (Dependencies.find(application, EXTENSION).isPresent()) {
            executor(expected);
        }
    }

    static void executor(BuildProducer<ExpectedClassBuildItem> expected) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "tasks on virtual threads", new ExpectedClass(EXTENSION,
                "io.quarkus.virtual.threads.ContextPreservingExecutorService",
                List.of(ExpectedMethod.changed(EXECUTOR, VirtualThreadHop.class, "tracked")),
                visitor -> new ReplacedArguments(visitor, VirtualThreadHop.class, Map.of(EXECUTOR, "tracked"),
                        descriptor -> ObjectArgument.ofType(ExecutorService.class, descriptor)))));
    }
}
