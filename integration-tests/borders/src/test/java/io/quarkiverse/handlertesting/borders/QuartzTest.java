package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static java.time.Instant.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.simpl.RAMJobStore;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.AllowFailures;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;

/** A job of Quartz is work until its trigger has fired for the last time, or will not fire. */
@QuarkusTest
@AllowFailures(SchedulerException.class)
class QuartzTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    Scheduler quartz;

    public static class IdleJob implements Job {

        @Override
        public void execute(JobExecutionContext context) {
            // Its trigger is what the test is about.
        }
    }

    public static class FailingJob implements Job {

        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            JobExecutionException failure = new JobExecutionException("expected");
            failure.setUnscheduleAllTriggers(true);
            throw failure;
        }
    }

    /** Quartz cannot create it. */
    public static class BrokenJob extends IdleJob {

        BrokenJob(String unknown) {
        }
    }

    /** Ways in which a trigger that was to fire tomorrow, or its job, comes to its end. */
    enum End {

        UNSCHEDULED {
            @Override
            void end(Scheduler quartz, Trigger trigger) throws SchedulerException {
                assertTrue(quartz.unscheduleJob(trigger.getKey()));
            }
        },
        UNSCHEDULED_WITH_OTHERS {
            @Override
            void end(Scheduler quartz, Trigger trigger) throws SchedulerException {
                assertTrue(quartz.unscheduleJobs(List.of(trigger.getKey())));
            }
        },
        DELETED {
            @Override
            void end(Scheduler quartz, Trigger trigger) throws SchedulerException {
                assertTrue(quartz.deleteJob(trigger.getJobKey()));
            }
        },
        DELETED_WITH_OTHERS {
            @Override
            void end(Scheduler quartz, Trigger trigger) throws SchedulerException {
                assertTrue(quartz.deleteJobs(List.of(trigger.getJobKey())));
            }
        },
        CLEARED {
            @Override
            void end(Scheduler quartz, Trigger trigger) throws SchedulerException {
                quartz.clear();
            }
        },
        REPLACED {
            @Override
            void end(Scheduler quartz, Trigger trigger) throws SchedulerException {
                quartz.rescheduleJob(trigger.getKey(), trigger.getTriggerBuilder().startNow().build());
            }
        },
        REPLACED_BY_ANOTHER {
            @Override
            void end(Scheduler quartz, Trigger trigger) throws SchedulerException {
                quartz.rescheduleJob(trigger.getKey(), trigger.getTriggerBuilder().withIdentity("other").startNow().build());
            }
        },
        REPLACED_WITH_ITS_JOB {
            @Override
            void end(Scheduler quartz, Trigger trigger) throws SchedulerException {
                quartz.scheduleJobs(Map.of(quartz.getJobDetail(trigger.getJobKey()),
                        Set.of(trigger.getTriggerBuilder().startNow().build())), true);
            }
        },
        /** Another trigger of its job finds that the job cannot be run. */
        JOB_FAILED {
            @Override
            void end(Scheduler quartz, Trigger trigger) throws SchedulerException {
                quartz.addJob(JobBuilder.newJob(FailingJob.class).withIdentity(trigger.getJobKey()).storeDurably().build(),
                        true);
                quartz.triggerJob(trigger.getJobKey());
            }
        },
        JOB_NOT_CREATED {
            @Override
            void end(Scheduler quartz, Trigger trigger) throws SchedulerException {
                quartz.addJob(JobBuilder.newJob(BrokenJob.class).withIdentity(trigger.getJobKey()).storeDurably().build(),
                        true);
                quartz.triggerJob(trigger.getJobKey());
            }
        };

        abstract void end(Scheduler quartz, Trigger trigger) throws SchedulerException;
    }

    @Singleton
    static class Endpoint {

        @Inject
        Scheduler quartz;
        private Trigger last;

        void add(@Observes Router router) {
            router.post("/quartz/tomorrow").handler(exchange -> {
                last = trigger().startAt(Date.from(now().plusSeconds(100_000))).build();
                schedule(last);
                exchange.response().end();
            });
            router.post("/quartz/again").handler(exchange -> {
                schedule(last);
                exchange.response().end();
            });
            router.post("/quartz/missed").handler(exchange -> {
                schedule(trigger().startAt(Date.from(now().minusSeconds(100_000))).withSchedule(simpleSchedule()
                        .withMisfireHandlingInstructionNextWithRemainingCount()).build());
                exchange.response().end();
            });
            router.post("/quartz/end/:end").handler(exchange -> {
                try {
                    End.valueOf(exchange.pathParam("end")).end(quartz, last);
                } catch (SchedulerException failed) {
                    throw new IllegalStateException(failed);
                }
                exchange.response().end();
            });
        }

        private static TriggerBuilder<Trigger> trigger() {
            return TriggerBuilder.newTrigger();
        }

        private void schedule(Trigger trigger) {
            JobDetail job = JobBuilder.newJob(IdleJob.class).withIdentity("idle").build();
            try {
                quartz.scheduleJob(job, trigger);
            } catch (ObjectAlreadyExistsException expected) {
                // The trigger that is there stays.
            } catch (SchedulerException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @BeforeEach
    void forgetAllJobs() throws SchedulerException {
        quartz.clear();
    }

    private void send(String path) {
        client.post(path).send().expectStatus(200);
    }

    private String running() {
        return assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO)).getMessage();
    }

    @ParameterizedTest
    @EnumSource
    void aTriggerIsWorkUntil(End end) {
        send("/quartz/tomorrow");
        String running = running();
        assertTrue(running.lines().anyMatch(line -> line.matches("  TIMER +for +[0-9]+ .?s  Quartz job idle, started at "
                + "QuartzTest[.]Endpoint[.]schedule[(]QuartzTest[.]java:[0-9]+[)], caused by request 1: POST /quartz/tomorrow")),
                running);
        send("/quartz/end/" + end);
        events.awaitIdle(ofSeconds(30));
    }

    @Test
    void aTriggerThatMissesItsTimeEnds() {
        send("/quartz/missed");
        events.awaitIdle(ofSeconds(30));
    }

    /** A trigger that is refused leaves the one that has its key as it is. */
    @Test
    void aTriggerThatIsThereStaysTheWorkOfItsRequest() {
        send("/quartz/tomorrow");
        send("/quartz/again");
        String running = running();
        assertTrue(running.contains("caused by request 1: POST /quartz/tomorrow"), running);
        send("/quartz/end/" + End.UNSCHEDULED);
        events.awaitIdle(ofSeconds(30));
    }

    @Test
    void theApplicationSeesItsOwnJobStore() throws SchedulerException {
        assertEquals(RAMJobStore.class, quartz.getMetaData().getJobStoreClass());
    }
}
