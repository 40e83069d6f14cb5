package io.quarkiverse.handlertesting.benchmarks.probes;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Repeats a test as often as the benchmark run requires. Each repetition has a journal of its own: one journal could not hold
 * the events of all.
 */
@ParameterizedTest
@MethodSource("io.quarkiverse.handlertesting.benchmarks.probes.Repeated$Numbers#all")
@Retention(RUNTIME)
@Target(METHOD)
public @interface Repeated {

    /** Provides the numbers of the repetitions. */
    final class Numbers {

        private Numbers() {
        }

        static IntStream all() {
            return IntStream.range(0, Integer.getInteger("benchmarks.repetitions"));
        }
    }
}
