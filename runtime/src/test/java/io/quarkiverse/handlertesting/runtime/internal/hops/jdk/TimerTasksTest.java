package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.FiringTimes;

/** A task of a timer is work until it has run, is cancelled, or its timer is. */
class TimerTasksTest {

    private final FiringTimes once = FiringTimes.of("java.util.Timer", 1, 0, TimeUnit.MINUTES);
    private final FiringTimes repeated = FiringTimes.of("java.util.Timer", 0, 1, TimeUnit.MINUTES);

    private final CarriedCauses causes = new CarriedCauses();
    private final TimerTasks tasks = new TimerTasks();
    private final Timer timer = new Timer(true);
    private final TimerTask task = task();

    private static TimerTask task() {
        return new TimerTask() {
            @Override
            public void run() {
            }
        };
    }

    @AfterEach
    void cancel() {
        timer.cancel();
    }

    @Test
    void oneThatRunsOnceIsWorkUntilItHasRun() {
        assertTrue(tasks.scheduling(timer, task, causes.carried, once));
        causes.current.setOfThread(null);
        tasks.begin(task);
        assertSame(causes.test.root(), causes.here());
        assertEquals(1, causes.running());
        tasks.end(task);
        assertNull(causes.here());
        assertEquals(0, causes.running());
    }

    @Test
    void oneThatCallsItsSuperclassRunsUntilTheOuterEnd() {
        tasks.scheduling(timer, task, causes.carried, once);
        causes.current.setOfThread(null);
        tasks.begin(task);
        tasks.begin(task);
        tasks.end(task);
        assertSame(causes.test.root(), causes.here());
        assertEquals(1, causes.running());
        tasks.end(task);
        assertNull(causes.here());
        assertEquals(0, causes.running());
    }

    @Test
    void oneThatIsCancelledWhileItRunsIsWorkUntilItReturns() {
        tasks.scheduling(timer, task, causes.carried, repeated);
        tasks.begin(task);
        tasks.cancelled(task);
        assertFalse(tasks.scheduling(timer, task, causes.carried, once));
        tasks.end(task);
        // It is forgotten, so that a timer refuses it, and not this class.
        assertTrue(tasks.scheduling(timer, task, causes.carried, once));
    }

    @Test
    void aCancelledTimerCancelsItsOwnTasks() {
        Timer other = new Timer(true);
        TimerTask ofOther = task();
        tasks.scheduling(timer, task, causes.carried, once);
        tasks.scheduling(other, ofOther, causes.carried, once);
        tasks.cancelled(timer);
        assertEquals(1, causes.running());
        tasks.cancelled(ofOther);
        assertEquals(0, causes.running());
        other.cancel();
    }

    @Test
    void oneWithoutACauseThatThrowsEndsTheTimerOfTheOthers() {
        TimerTask uncaused = task();
        Timer other = new Timer(true);
        TimerTask ofOther = task();
        assertTrue(tasks.scheduling(timer, uncaused, null, once));
        tasks.scheduling(timer, task, causes.carried, once);
        tasks.scheduling(other, ofOther, causes.carried, once);
        causes.current.setOfThread(causes.test.root());
        tasks.begin(uncaused);
        assertSame(causes.test.root(), causes.here());
        tasks.thrown(uncaused, new IllegalStateException());
        assertSame(causes.test.root(), causes.here());
        assertEquals(1, causes.running());
        // It has run, and is forgotten.
        assertTrue(tasks.scheduling(timer, uncaused, null, once));
        tasks.cancelled(ofOther);
        other.cancel();
    }

    @Test
    void oneThatIsScheduledAlreadyIsLeftToItsTimer() {
        assertTrue(tasks.scheduling(timer, task, causes.carried, once));
        assertFalse(tasks.scheduling(timer, task, causes.carried, once));
        assertEquals(1, causes.running());
    }

    @Test
    void oneWithoutACauseIsNotKnown() {
        tasks.begin(task);
        tasks.end(task);
        tasks.cancelled(task);
        assertEquals(0, causes.running());
    }
}
