package io.quarkiverse.handlertesting.benchmarks.cases;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junitpioneer.jupiter.cartesian.CartesianTest;

import io.quarkiverse.handlertesting.junit.CaseTest;
import io.quarkiverse.handlertesting.junit.Values;

/** A thousand tests that do nothing, written in three ways. */
final class Combinations {

    static final int COUNT = 1_000;

    private Combinations() {
    }

    static class OfValues {

        @CaseTest
        void test(@Values({ "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" }) int one,
                @Values({ "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" }) int other,
                @Values({ "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" }) int last) {
            // Empty: the benchmark measures the work around the test.
        }
    }

    static class OfAMethod {

        @ParameterizedTest
        @MethodSource("numbers")
        void test(int one, int other, int last) {
            // Empty: the benchmark measures the work around the test.
        }

        static Stream<Arguments> numbers() {
            return IntStream.range(0, COUNT).mapToObj(number -> Arguments.of(number / 100, number / 10 % 10, number % 10));
        }
    }

    static class OfPioneer {

        @CartesianTest
        void test(@CartesianTest.Values(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }) int one,
                @CartesianTest.Values(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }) int other,
                @CartesianTest.Values(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }) int last) {
            // Empty: the benchmark measures the work around the test.
        }
    }
}
