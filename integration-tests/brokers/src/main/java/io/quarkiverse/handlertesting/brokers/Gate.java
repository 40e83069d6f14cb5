package io.quarkiverse.handlertesting.brokers;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

/** Holds consumers until a test lets them pass. */
@Singleton
public class Gate {

    private final Semaphore entered = new Semaphore(0);
    private final Semaphore open = new Semaphore(0);

    void pass() throws InterruptedException {
        entered.release();
        if (!open.tryAcquire(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no test has opened the gate");
        }
    }

    /** Waits until a consumer is held. */
    public void awaitEntered() throws InterruptedException {
        if (!entered.tryAcquire(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no consumer has come to the gate");
        }
    }

    /** Lets one consumer pass. */
    public void open() {
        open.release();
    }
}
