package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.quartz.JobKey;
import org.quartz.Trigger;
import org.quartz.Trigger.CompletedExecutionInstruction;
import org.quartz.TriggerKey;
import org.quartz.core.JobRunShell;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.TriggerFiredResult;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** The triggers of Quartz, each with the cause that has scheduled it, if it has one. Thread-safe. */
@Singleton
public class QuartzTriggers {

    private static final Runnable NOTHING = () -> {
    };

    private final Map<TriggerKey, QuartzTrigger> stored = new ConcurrentHashMap<>();
    /** The triggers whose job is running, by the number of the firing. */
    private final Map<String, QuartzTrigger> fired = new ConcurrentHashMap<>();
    /** The jobs on their way to their threads. */
    private final Map<Runnable, OperableTrigger> shells = new ConcurrentHashMap<>();

    /** Triggers that are about to be stored. Closed without success, they are forgotten. */
    final class Stored implements AutoCloseable {

        /**
         * @param before what had the key; {@code null} for nothing
         */
        private record Entry(TriggerKey key, QuartzTrigger added, QuartzTrigger before) {
        }

        private final boolean replace;
        private final List<Entry> entries = new ArrayList<>();
        private boolean succeeded;

        private Stored(Collection<? extends Trigger> triggers, boolean replace) {
            this.replace = replace;
            RunningCause cause = ApplicationTestRuns.findCause();
            for (Trigger trigger : triggers) {
                QuartzTrigger added = QuartzTrigger.of(cause, trigger);
                // A trigger that is to be kept may fire meanwhile.
                QuartzTrigger before = replace ? stored.put(trigger.getKey(), added)
                        : stored.putIfAbsent(trigger.getKey(), added);
                entries.add(new Entry(trigger.getKey(), added, before));
            }
        }

        void succeeded() {
            succeeded = true;
        }

        @Override
        public void close() {
            entries.forEach(succeeded ? this::keep : this::forget);
        }

        private void keep(Entry entry) {
            if (entry.before() != null) {
                stored.put(entry.key(), entry.added());
                entry.before().over();
            }
        }

        private void forget(Entry entry) {
            if (entry.before() == null) {
                stored.remove(entry.key(), entry.added());
            } else if (replace) {
                stored.replace(entry.key(), entry.added(), entry.before());
            }
            entry.added().over();
        }
    }

    /** Called before triggers are stored, since they may fire at once. */
    Stored store(Collection<? extends Trigger> triggers, boolean replace) {
        return new Stored(triggers, replace);
    }

    /** Called before a trigger is removed; to be run when it was. */
    Runnable removal(TriggerKey key) {
        QuartzTrigger trigger = stored.get(key);
        return trigger == null ? NOTHING : () -> remove(key, trigger);
    }

    /** Called before jobs are removed, with all of their triggers; to be run when they were. */
    Runnable removal(Collection<JobKey> jobs) {
        Map<TriggerKey, QuartzTrigger> triggers = of(jobs);
        return () -> triggers.forEach(this::remove);
    }

    private Map<TriggerKey, QuartzTrigger> of(Collection<JobKey> jobs) {
        return stored.entrySet().stream().filter(entry -> jobs.contains(entry.getValue().job()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void remove(TriggerKey key, QuartzTrigger trigger) {
        stored.remove(key, trigger);
        trigger.over();
    }

    void clear() {
        Map.copyOf(stored).forEach(this::remove);
    }

    void firing(List<OperableTrigger> due) {
        for (OperableTrigger trigger : due) {
            QuartzTrigger known = stored.get(trigger.getKey());
            if (known != null) {
                known.begin();
                fired.put(trigger.getFireInstanceId(), known);
            }
        }
    }

    /**
     * @param results {@code null} if none of them has fired
     */
    void fired(List<OperableTrigger> due, List<TriggerFiredResult> results) {
        Set<String> firings = results == null ? Set.of()
                : results.stream().filter(result -> result.getTriggerFiredBundle() != null)
                        .map(result -> result.getTriggerFiredBundle().getTrigger().getFireInstanceId())
                        .collect(Collectors.toSet());
        for (OperableTrigger trigger : due) {
            if (!firings.contains(trigger.getFireInstanceId())) {
                QuartzTrigger known = fired.remove(trigger.getFireInstanceId());
                if (known != null) {
                    known.end();
                }
            }
        }
    }

    void add(JobRunShell shell, OperableTrigger trigger) {
        if (fired.containsKey(trigger.getFireInstanceId())) {
            shells.put(shell, trigger);
        }
    }

    /** Sets the cause of this thread while the job is created; the result sets it back. */
    Runnable enter(JobRunShell shell) {
        OperableTrigger trigger = shells.get(shell);
        return trigger == null ? NOTHING : enter(fired.get(trigger.getFireInstanceId()));
    }

    /** Sets the cause of this thread while listeners are called; the result sets it back. */
    Runnable enter(Trigger trigger) {
        return enter(stored.get(trigger.getKey()));
    }

    private static Runnable enter(QuartzTrigger trigger) {
        ApplicationTestRuns runs = trigger == null || trigger.cause() == null ? null : ApplicationTestRuns.find();
        return runs == null ? NOTHING : runs.currentCause().enter(trigger.cause());
    }

    /** Returns the task that the thread of the job runs in place of this one. */
    Runnable tracked(Runnable shell) {
        OperableTrigger trigger = shells.remove(shell);
        QuartzTrigger known = trigger == null ? null : fired.get(trigger.getFireInstanceId());
        return known == null ? shell : () -> {
            Runnable back = enter(known);
            try {
                shell.run();
            } finally {
                back.run();
                ended(trigger);
            }
        };
    }

    /** Called when a job has run, or could not be run. */
    void completed(OperableTrigger trigger, JobKey job, CompletedExecutionInstruction instruction) {
        QuartzTrigger known = fired.get(trigger.getFireInstanceId());
        switch (instruction) {
            case SET_ALL_JOB_TRIGGERS_COMPLETE, SET_ALL_JOB_TRIGGERS_ERROR ->
                of(List.of(job)).values().forEach(QuartzTrigger::over);
            case DELETE_TRIGGER, SET_TRIGGER_COMPLETE, SET_TRIGGER_ERROR -> {
                if (known != null) {
                    remove(trigger.getKey(), known);
                }
            }
            default -> {
                // It fires again.
            }
        }
        ended(trigger);
    }

    private void ended(OperableTrigger trigger) {
        QuartzTrigger known = fired.remove(trigger.getFireInstanceId());
        if (known != null) {
            if (trigger.getNextFireTime() == null) {
                remove(trigger.getKey(), known);
            }
            known.end();
        }
    }
}
