package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.hops.JobHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.ScheduledJobs;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Lists the jobs that tests schedule, until they are unscheduled: the scheduler of Quarkus reports their triggers. */
@BuildSteps(onlyIf = IsTest.class)
class SchedulerProcessor {

    private static final String SCHEDULER = "io.quarkus.scheduler.runtime.SimpleScheduler";
    private static final String SCHEDULE = "schedule()Lio/quarkus/scheduler/Trigger;";
    private static final String UNSCHEDULE = "unscheduleJob(Ljava/lang/String;)Lio/quarkus/scheduler/Trigger;";

    @BuildStep
    void jobs(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.SCHEDULER)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(ScheduledJobs.class));
        }
    }

    @BuildStep
    void classes(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.SCHEDULER)) {
            reported(expected, "scheduled jobs", SCHEDULER + "$SimpleJobDefinition", SCHEDULE, "scheduled");
            reported(expected, "unscheduled jobs", SCHEDULER, UNSCHEDULE, "unscheduled");
        }
    }

    private static void reported(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String type, String method,
            String call) {
        expected.produce(new ExpectedClassBuildItem(Ability.JOBS, purpose, new ExpectedClass("io.quarkus:quarkus-scheduler",
                type, List.of(ExpectedMethod.changed(method, JobHop.class, call)),
                visitor -> new ReportedResults(visitor, JobHop.class, Map.of(method, call)))));
    }
}
