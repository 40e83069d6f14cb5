package io.quarkiverse.handlertesting.behaviour.cause;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

/** Tasks to run at the other end of a hop that cannot carry objects. */
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

    /** Called before the next hop begins. */
    void begin() {
        looked = new CountDownLatch(1);
    }

    /** Called when the test has checked whether {@code awaitIdle()} waited for the hop. */
    void look() {
        looked.countDown();
    }

    boolean isLooked() {
        return looked.getCount() == 0;
    }

    void awaitLook() {
        try {
            if (!looked.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("The test has not checked the hop.");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
