package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.ListenerManager;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.CompletedExecutionInstruction;
import org.quartz.TriggerKey;
import org.quartz.core.JobRunShell;
import org.quartz.core.JobRunShellFactory;
import org.quartz.core.QuartzScheduler;
import org.quartz.spi.JobStore;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.ThreadPool;
import org.quartz.spi.TriggerFiredBundle;
import org.quartz.spi.TriggerFiredResult;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.ExceptionHandlers;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.hops.QuartzTriggers.Stored;

/**
 * Called by the scheduler of Quartz in place of methods of its job store and its thread pool; its classes are transformed for
 * the tests. Listeners would not do: they hear of a trigger when it may have fired already.
 */
public final class QuartzHop {

    private QuartzHop() {
    }

    /** Without an application that runs, no trigger has a cause. */
    private static QuartzTriggers triggers() {
        return Beans.find(QuartzTriggers.class).orElseGet(QuartzTriggers::new);
    }

    public static void storeJobAndTrigger(JobStore store, JobDetail job, OperableTrigger trigger) throws SchedulerException {
        try (Stored stored = triggers().store(List.of(trigger), false)) {
            store.storeJobAndTrigger(job, trigger);
            stored.succeeded();
        }
    }

    public static void storeTrigger(JobStore store, OperableTrigger trigger, boolean replace) throws SchedulerException {
        try (Stored stored = triggers().store(List.of(trigger), replace)) {
            store.storeTrigger(trigger, replace);
            stored.succeeded();
        }
    }

    public static void storeJobsAndTriggers(JobStore store, Map<JobDetail, Set<? extends Trigger>> jobs, boolean replace)
            throws SchedulerException {
        try (Stored stored = triggers().store(jobs.values().stream().flatMap(Set::stream).toList(), replace)) {
            store.storeJobsAndTriggers(jobs, replace);
            stored.succeeded();
        }
    }

    public static boolean replaceTrigger(JobStore store, TriggerKey key, OperableTrigger trigger) throws SchedulerException {
        QuartzTriggers triggers = triggers();
        Runnable removed = triggers.removal(key);
        try (Stored stored = triggers.store(List.of(trigger), true)) {
            boolean replaced = store.replaceTrigger(key, trigger);
            if (replaced) {
                removed.run();
                stored.succeeded();
            }
            return replaced;
        }
    }

    public static boolean removeTrigger(JobStore store, TriggerKey key) throws SchedulerException {
        Runnable removed = triggers().removal(key);
        return runIf(store.removeTrigger(key), removed);
    }

    public static boolean removeTriggers(JobStore store, List<TriggerKey> keys) throws SchedulerException {
        List<Runnable> removed = keys.stream().map(triggers()::removal).toList();
        boolean allFound = store.removeTriggers(keys);
        removed.forEach(Runnable::run);
        return allFound;
    }

    public static boolean removeJob(JobStore store, JobKey key) throws SchedulerException {
        Runnable removed = triggers().removal(List.of(key));
        return runIf(store.removeJob(key), removed);
    }

    public static boolean removeJobs(JobStore store, List<JobKey> keys) throws SchedulerException {
        Runnable removed = triggers().removal(keys);
        boolean allFound = store.removeJobs(keys);
        removed.run();
        return allFound;
    }

    private static boolean runIf(boolean done, Runnable next) {
        if (done) {
            next.run();
        }
        return done;
    }

    public static void clearAllSchedulingData(JobStore store) throws SchedulerException {
        store.clearAllSchedulingData();
        triggers().clear();
    }

    public static void shutdown(JobStore store) {
        store.shutdown();
        triggers().clear();
    }

    public static List<TriggerFiredResult> triggersFired(JobStore store, List<OperableTrigger> due) throws SchedulerException {
        QuartzTriggers triggers = triggers();
        // Before the store knows: the application may unschedule a trigger as soon as it has fired.
        triggers.firing(due);
        List<TriggerFiredResult> results = null;
        try {
            results = store.triggersFired(due);
            return results;
        } finally {
            triggers.fired(due, results);
        }
    }

    public static JobRunShell createJobRunShell(JobRunShellFactory factory, TriggerFiredBundle fired)
            throws SchedulerException {
        JobRunShell shell = factory.createJobRunShell(fired);
        triggers().add(shell, fired.getTrigger());
        return shell;
    }

    /** Creates the job, which may be a bean. */
    public static void initialize(JobRunShell shell, QuartzScheduler scheduler) throws SchedulerException {
        Runnable back = triggers().enter(shell);
        try {
            shell.initialize(scheduler);
        } catch (SchedulerException | RuntimeException thrown) {
            failed(thrown, scheduler.getListenerManager(), "job that cannot be created");
            throw thrown;
        } finally {
            back.run();
        }
    }

    /** A job that wants to be executed again at once has another attempt. */
    public static void execute(Job job, JobExecutionContext execution) throws JobExecutionException {
        try {
            job.execute(execution);
        } catch (Throwable thrown) {
            if (!(thrown instanceof JobExecutionException refused && refused.refireImmediately())) {
                failed(thrown, listeners(execution), "job " + execution.getJobDetail().getKey());
            }
            throw thrown;
        }
    }

    private static ListenerManager listeners(JobExecutionContext execution) {
        try {
            return execution.getScheduler().getListenerManager();
        } catch (SchedulerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Quartz logs the exception, and notifies its listeners. */
    private static void failed(Throwable thrown, ListenerManager listeners, String what) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null && listeners.getJobListeners().stream().noneMatch(ExceptionHandlers::isOwn)
                && listeners.getSchedulerListeners().stream().noneMatch(ExceptionHandlers::isOwn)) {
            cause.failedHere(thrown, WorkKind.PERIODIC, what);
        }
    }

    public static boolean runInThread(ThreadPool threads, Runnable shell) {
        return threads.runInThread(triggers().tracked(shell));
    }

    public static void triggeredJobComplete(JobStore store, OperableTrigger trigger, JobDetail job,
            CompletedExecutionInstruction instruction) {
        try {
            store.triggeredJobComplete(trigger, job, instruction);
        } finally {
            triggers().completed(trigger, job.getKey(), instruction);
        }
    }

    public static void notifyTriggerListenersMisfired(QuartzScheduler scheduler, Trigger trigger) throws SchedulerException {
        Runnable back = triggers().enter(trigger);
        try {
            scheduler.notifyTriggerListenersMisfired(trigger);
        } finally {
            back.run();
        }
    }

    /** Called by the job store with a trigger that will not fire, since it has missed its time. */
    public static void notifySchedulerListenersFinalized(QuartzScheduler scheduler, Trigger trigger) {
        scheduler.notifySchedulerListenersFinalized(trigger);
        triggers().removal(trigger.getKey()).run();
    }
}
