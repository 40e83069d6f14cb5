package io.quarkiverse.handlertesting.behaviour;

import java.util.concurrent.TimeUnit;

/** Holds threads of the application until the test releases them. Thread-safe. */
public final class Hold {

    private int held;
    private boolean released;

    /** Returns when the test releases the thread. */
    public synchronized void hold() {
        held++;
        notifyAll();
        try {
            while (!released) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns when so many threads are held: each is in {@link Object#wait()}, which has released the monitor. */
    public synchronized void awaitHeld(int threads) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try {
            while (held < threads) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("The test and the application do not meet.");
                }
                wait(60_000);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public void awaitHeld() {
        awaitHeld(1);
    }

    public synchronized void release() {
        released = true;
        notifyAll();
    }
}
