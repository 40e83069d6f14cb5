package io.quarkiverse.handlertesting.behaviour.cause;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

/** What is to run at the other end of a hop that carries no objects. */
@Singleton
class Landings {

    private final Map<String, Runnable> kept = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    String keep(Runnable landed) {
        String key = Integer.toString(last.incrementAndGet());
        kept.put(key, landed);
        return key;
    }

    void land(String key) {
        kept.remove(key).run();
    }
}
