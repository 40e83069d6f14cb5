package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Set;

import io.quarkiverse.handlertesting.runtime.internal.hops.QuartzHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.QuartzTriggers;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Follows the jobs of Quartz, in applications that have it: its scheduler reports each trigger that it stores and fires. */
@BuildSteps(onlyIf = IsTest.class)
class QuartzProcessor {

    private static final String CORE = "org.quartz.core.";
    private static final String STORE = "org/quartz/spi/JobStore";

    @BuildStep
    void triggers(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.QUARTZ)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(QuartzTriggers.class));
        }
    }

    @BuildStep
    void classes(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.QUARTZ)) {
            changed(expected, "QuartzScheduler", Set.of(call("storeJobAndTrigger"), call("storeTrigger"),
                    call("storeJobsAndTriggers"), call("replaceTrigger"), call("removeTrigger"), call("removeTriggers"),
                    call("removeJob"), call("removeJobs"), call("clearAllSchedulingData"), call("shutdown"),
                    call("triggeredJobComplete")),
                    method("scheduleJob(Lorg/quartz/JobDetail;Lorg/quartz/Trigger;)Ljava/util/Date;", "storeJobAndTrigger"),
                    method("scheduleJob(Lorg/quartz/Trigger;)Ljava/util/Date;", "storeTrigger"),
                    method("scheduleJobs(Ljava/util/Map;Z)V", "storeJobsAndTriggers"),
                    method("triggerJob(Lorg/quartz/JobKey;Lorg/quartz/JobDataMap;)V", "storeTrigger"),
                    method("triggerJob(Lorg/quartz/spi/OperableTrigger;)V", "storeTrigger"),
                    method("rescheduleJob(Lorg/quartz/TriggerKey;Lorg/quartz/Trigger;)Ljava/util/Date;", "replaceTrigger"),
                    method("unscheduleJob(Lorg/quartz/TriggerKey;)Z", "removeTrigger"),
                    method("unscheduleJobs(Ljava/util/List;)Z", "removeTriggers"),
                    method("deleteJob(Lorg/quartz/JobKey;)Z", "removeJob"),
                    method("deleteJobs(Ljava/util/List;)Z", "removeJobs"), method("clear()V", "clearAllSchedulingData"),
                    method("shutdown(Z)V", "shutdown"),
                    method("notifyJobStoreJobComplete(Lorg/quartz/spi/OperableTrigger;Lorg/quartz/JobDetail;"
                            + "Lorg/quartz/Trigger$CompletedExecutionInstruction;)V", "triggeredJobComplete"),
                    method("notifyJobStoreJobVetoed(Lorg/quartz/spi/OperableTrigger;Lorg/quartz/JobDetail;"
                            + "Lorg/quartz/Trigger$CompletedExecutionInstruction;)V", "triggeredJobComplete"));
            changed(expected, "QuartzSchedulerThread", Set.of(call("triggersFired"), call("triggeredJobComplete"),
                    "org/quartz/core/JobRunShellFactory.createJobRunShell", "org/quartz/core/JobRunShell.initialize",
                    "org/quartz/spi/ThreadPool.runInThread"),
                    method("run()V", "triggersFired", "triggeredJobComplete", "createJobRunShell", "initialize",
                            "runInThread"));
            changed(expected, "JobRunShell", Set.of("org/quartz/Job.execute"), method("run()V", "execute"));
            changed(expected, "SchedulerSignalerImpl",
                    Set.of("org/quartz/core/QuartzScheduler.notifyTriggerListenersMisfired",
                            "org/quartz/core/QuartzScheduler.notifySchedulerListenersFinalized"),
                    method("notifyTriggerListenersMisfired(Lorg/quartz/Trigger;)V", "notifyTriggerListenersMisfired"),
                    method("notifySchedulerListenersFinalized(Lorg/quartz/Trigger;)V", "notifySchedulerListenersFinalized"));
        }
    }

    private static String call(String ofStore) {
        return ExpectedMethod.call(STORE, ofStore);
    }

    private static ExpectedMethod method(String method, String... calls) {
        return ExpectedMethod.changed(method, QuartzHop.class, calls);
    }

    private static void changed(BuildProducer<ExpectedClassBuildItem> expected, String type, Set<String> calls,
            ExpectedMethod... methods) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "jobs of Quartz", new ExpectedClass(
                "org.quartz-scheduler:quartz", CORE + type, List.of(methods),
                visitor -> new RedirectedCalls(visitor, QuartzHop.class, calls))));
    }
}
