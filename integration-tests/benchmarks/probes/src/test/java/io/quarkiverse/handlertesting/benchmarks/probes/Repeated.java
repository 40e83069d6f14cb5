package io.quarkiverse.handlertesting.benchmarks.probes;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As many tests as the run of benchmarks wants. Each has a journal of its own: one does not hold what all of them record. */
@ParameterizedTest
@MethodSource("io.quarkiverse.handlertesting.benchmarks.probes.Repeated$Numbers#all")
@Retention(RUNTIME)
@Target(METHOD)
public @interface Repeated {

    /** The numbers of the tests, which JUnit gives to them. */
    final class Numbers {

        private Numbers() {
        }

        static IntStream all() {
            return IntStream.range(0, Integer.getInteger("benchmarks.repetitions"));
        }
    }
}
