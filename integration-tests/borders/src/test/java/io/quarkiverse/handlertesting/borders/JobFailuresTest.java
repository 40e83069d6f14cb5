package io.quarkiverse.handlertesting.borders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.JobListener;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.listeners.JobListenerSupport;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Quartz only logs what a job throws, unless the job wants another attempt or the application has a listener. */
@QuarkusTest
class JobFailuresTest {

    private static final String JOB = "failures";

    @Inject
    Events events;
    @Inject
    Scheduler quartz;
    @Inject
    io.quarkus.scheduler.Scheduler scheduler;
    @Inject
    Jobs jobs;

    @Singleton
    static class Jobs {

        @Scheduled(cron = "0 0 0 1 1 ? 2099", identity = "failures-of-a-method")
        void fail() {
            throw new Boom("method");
        }
    }

    public static class FailingJob implements Job {

        @Override
        public void execute(JobExecutionContext execution) {
            throw new Boom("job");
        }
    }

    public static class SecondAttemptJob implements Job {

        @Override
        public void execute(JobExecutionContext execution) throws JobExecutionException {
            if (execution.getRefireCount() == 0) {
                throw new JobExecutionException("again", true);
            }
        }
    }

    /** Quartz cannot create it. */
    public static class BrokenJob extends FailingJob {

        BrokenJob(String unknown) {
        }
    }

    @AfterEach
    void unschedule() throws SchedulerException {
        scheduler.unscheduleJob(JOB);
        quartz.deleteJob(JobKey.jobKey(JOB));
    }

    private void run(Class<? extends Job> type) throws SchedulerException {
        JobDetail job = JobBuilder.newJob(type).withIdentity(JOB).build();
        quartz.scheduleJob(job, TriggerBuilder.newTrigger().startNow().build());
    }

    @Test
    void aJobFailsUnseen() throws SchedulerException {
        run(FailingJob.class);
        assertEquals("job", events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void aJobThatCannotBeCreatedFailsUnseen() throws SchedulerException {
        run(BrokenJob.class);
        events.expectFailure(SchedulerException.class);
    }

    @Test
    void aSecondAttemptHandlesTheException() throws SchedulerException {
        run(SecondAttemptJob.class);
        events.awaitIdle();
    }

    @Test
    void aListenerOfTheApplicationGetsTheException() throws SchedulerException {
        JobListener listener = new JobListenerSupport() {

            @Override
            public String getName() {
                return JOB;
            }
        };
        quartz.getListenerManager().addJobListener(listener);
        try {
            run(FailingJob.class);
            events.awaitIdle();
        } finally {
            quartz.getListenerManager().removeJobListener(JOB);
        }
    }

    @Test
    void aJobOfTheSchedulerFailsUnseen() {
        scheduler.newJob(JOB).setInterval("100s").setTask(execution -> {
            throw new Boom("task");
        }).schedule();
        assertEquals("task", events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void anAsynchronousJobOfTheSchedulerFailsUnseen() {
        scheduler.newJob(JOB).setInterval("100s").setAsyncTask(execution -> Uni.createFrom().failure(new Boom("uni")))
                .schedule();
        assertEquals("uni", events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void aScheduledMethodThatTheTestTriggersFailsUnseen() throws SchedulerException {
        JobKey key = quartz.getJobKeys(GroupMatcher.anyJobGroup()).stream()
                .filter(job -> job.getName().equals("failures-of-a-method")).findFirst().orElseThrow();
        quartz.triggerJob(key);
        assertEquals("method", events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void theCallerOfAScheduledMethodGetsTheException() {
        assertThrows(Boom.class, () -> jobs.fail());
        events.awaitIdle();
    }
}
