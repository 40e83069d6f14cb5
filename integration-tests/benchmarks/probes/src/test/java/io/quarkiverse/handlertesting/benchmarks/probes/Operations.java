package io.quarkiverse.handlertesting.benchmarks.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.enterprise.event.Event;

/** The timed operations that the application repeats. */
final class Operations {

    /** The number of operations in one repetition. */
    static final int COUNT = Integer.getInteger("benchmarks.operations");

    private static final String ID = "7c9e6679";

    private Operations() {
    }

    /** Nanoseconds of one {@code fire}. */
    static double fire(Event<Ticked> ticked) {
        Ticked event = new Ticked(ID);
        long begun = System.nanoTime();
        for (int i = 0; i < COUNT; i++) {
            ticked.fire(event);
        }
        return perOperation(begun);
    }

    /** Nanoseconds of one call. */
    static double call(Progress progress) {
        long sum = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < COUNT; i++) {
            sum += progress.update(ID, i);
        }
        double nanos = perOperation(begun);
        // This check also prevents the JIT from eliminating the calls.
        assertEquals(COUNT * (COUNT - 1L) / 2 + COUNT * (long) ID.length(), sum);
        return nanos;
    }

    private static double perOperation(long begun) {
        return (System.nanoTime() - begun) / (double) COUNT;
    }
}
