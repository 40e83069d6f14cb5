package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static io.quarkiverse.handlertesting.borders.Hop.listed;
import static java.time.Instant.now;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;

/** Jobs of Quartz, which a request schedules by its API or by that of Quarkus. */
@Singleton
class QuartzBorder implements Border {

    private static final String LANDED = "landed";

    @Inject
    org.quartz.Scheduler quartz;
    @Inject
    Scheduler scheduler;

    /** Quartz creates it. */
    public static class PlainJob implements Job {

        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            ((Runnable) context.getMergedJobDataMap().get(LANDED)).run();
        }
    }

    /** A bean, whose dependencies are injected. */
    @Dependent
    static class BeanJob extends PlainJob {

        @Inject
        Landings landings;
        private boolean kept;

        @PostConstruct
        void created() {
            kept = landings.runs.currentCause().current() != null;
        }

        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            if (!kept) {
                throw new IllegalStateException("The job was created without its cause.");
            }
            super.execute(context);
        }
    }

    /** Runs a second time at once, and lands then. */
    public static class RefiredJob extends PlainJob {

        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            if (context.getRefireCount() == 0) {
                throw new JobExecutionException(true);
            }
            super.execute(context);
        }
    }

    @Override
    public String name() {
        return "quartz";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("Quartz, a trigger that fires once",
                        form("at once", landed -> quartz.scheduleJob(job(PlainJob.class, landed), once().build())),
                        form("late", landed -> quartz.scheduleJob(job(PlainJob.class, landed), late())),
                        form("a bean, at once", landed -> quartz.scheduleJob(job(BeanJob.class, landed), once().build())),
                        form("a bean, late", landed -> quartz.scheduleJob(job(BeanJob.class, landed), late())),
                        form("fired again", landed -> quartz.scheduleJob(job(RefiredJob.class, landed), late())),
                        form("of a job that is there", landed -> quartz.scheduleJob(late().getTriggerBuilder()
                                .forJob(durable(landed)).build())),
                        form("triggerJob", landed -> quartz.triggerJob(durable(landed))),
                        form("scheduleJob with several triggers", landed -> quartz.scheduleJob(job(PlainJob.class, landed),
                                Set.of(late()), false)),
                        form("scheduleJobs", landed -> quartz.scheduleJobs(Map.of(job(PlainJob.class, landed),
                                Set.of(late())), true)),
                        form("rescheduleJob", landed -> {
                            Trigger tomorrow = once().startAt(Date.from(now().plusSeconds(100_000))).build();
                            quartz.scheduleJob(job(PlainJob.class, landed), tomorrow);
                            quartz.rescheduleJob(tomorrow.getKey(), late());
                        })),
                listed("Quartz, a trigger that repeats",
                        form("scheduleJob", landed -> {
                            quartz.standby();
                            JobDetail job = job(PlainJob.class, landed);
                            quartz.scheduleJob(job(PlainJob.class, first(landed, () -> delete(job.getKey()))).getJobBuilder()
                                    .withIdentity(job.getKey()).build(),
                                    once().withSchedule(simpleSchedule().withIntervalInMilliseconds(50).repeatForever())
                                            .build());
                        }, this::start)),
                listed("Quartz, `newJob` of Quarkus",
                        form("setTask", landed -> {
                            quartz.standby();
                            String id = UUID.randomUUID().toString();
                            Runnable first = first(landed, () -> scheduler.unscheduleJob(id));
                            scheduler.newJob(id).setInterval("1s").setTask(execution -> first.run()).schedule();
                        }, this::start),
                        form("setAsyncTask", landed -> {
                            quartz.standby();
                            String id = UUID.randomUUID().toString();
                            Runnable first = first(landed, () -> scheduler.unscheduleJob(id));
                            scheduler.newJob(id).setInterval("1s").setAsyncTask(
                                    execution -> Uni.createFrom().voidItem().invoke(first)).schedule();
                        }, this::start),
                        form("setTask on a virtual thread", landed -> {
                            quartz.standby();
                            String id = UUID.randomUUID().toString();
                            Runnable first = first(landed, () -> scheduler.unscheduleJob(id));
                            scheduler.newJob(id).setInterval("1s").setTask(execution -> first.run(), true).schedule();
                        }, this::start)));
    }

    private static JobDetail job(Class<? extends Job> type, Runnable landed) {
        JobDetail job = JobBuilder.newJob(type).build();
        job.getJobDataMap().put(LANDED, landed);
        return job;
    }

    private JobKey durable(Runnable landed) throws SchedulerException {
        JobDetail job = job(PlainJob.class, landed).getJobBuilder().storeDurably().build();
        quartz.addJob(job, false);
        return job.getKey();
    }

    private static TriggerBuilder<Trigger> once() {
        return newTrigger().startNow();
    }

    private static SimpleTrigger late() {
        return (SimpleTrigger) once().startAt(Date.from(now().plusMillis(20))).build();
    }

    /** Lands in the first run only. */
    private static Runnable first(Runnable landed, Runnable after) {
        AtomicBoolean again = new AtomicBoolean();
        return () -> {
            if (!again.getAndSet(true)) {
                after.run();
                landed.run();
            }
        };
    }

    private void delete(JobKey job) {
        try {
            quartz.deleteJob(job);
        } catch (SchedulerException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void start() {
        try {
            quartz.start();
        } catch (SchedulerException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
