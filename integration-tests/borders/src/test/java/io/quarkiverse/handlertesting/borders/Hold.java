package io.quarkiverse.handlertesting.borders;

import java.util.concurrent.TimeUnit;

/** Holds a thread of the application until the test releases it. Thread-safe. */
final class Hold {

    private boolean held;
    private boolean released;

    /** Returns when the test releases the thread. */
    synchronized void hold() {
        held = true;
        notifyAll();
        try {
            while (!released) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns when a thread is held: it is in {@link Object#wait()}, which has released the monitor. */
    synchronized void awaitHeld() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try {
            while (!held) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("The test and the application do not meet.");
                }
                wait(60_000);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    synchronized void release() {
        released = true;
        notifyAll();
    }
}
