package io.quarkiverse.handlertesting.behaviour.cause;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

/** What is to run at the other end of a hop that carries no objects. */
@Singleton
class Callbacks {

    private final Map<String, Runnable> kept = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private volatile CountDownLatch looked;

    String keep(Runnable landed) {
        String key = Integer.toString(last.incrementAndGet());
        kept.put(key, landed);
        return key;
    }

    void land(String key) {
        kept.remove(key).run();
    }

    /** Another hop begins. */
    void begin() {
        looked = new CountDownLatch(1);
    }

    /** The test has seen whether it was waited for. */
    void look() {
        looked.countDown();
    }

    boolean isLooked() {
        return looked.getCount() == 0;
    }

    void awaitLook() {
        try {
            if (!looked.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("The test has not looked.");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
