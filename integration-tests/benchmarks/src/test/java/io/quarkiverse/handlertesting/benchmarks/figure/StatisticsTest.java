package io.quarkiverse.handlertesting.benchmarks.figure;

import static io.quarkiverse.handlertesting.benchmarks.figure.Statistics.median;
import static io.quarkiverse.handlertesting.benchmarks.figure.Statistics.percentile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    @Test
    void aMedianIsOneOfTheSamples() {
        assertEquals(3, median(List.of(9.0, 1.0, 3.0)));
        assertEquals(3, median(List.of(9.0, 1.0, 3.0, 4.0)));
        assertEquals(7, median(List.of(7.0)));
    }

    @Test
    void aPercentileIsTheSmallestSampleThatThisManyDoNotExceed() {
        List<Double> samples = IntStream.rangeClosed(1, 500).mapToObj(Double::valueOf).toList();
        assertEquals(250, percentile(samples, 50));
        assertEquals(495, percentile(samples, 99));
        assertEquals(500, percentile(samples, 100));
    }

    @Test
    void noSamplesHaveNoMedian() {
        assertThrows(IllegalArgumentException.class, () -> median(List.of()));
    }

    @ParameterizedTest
    @CsvSource({ "51312.4, '51,300'", "4940123, '4,940,000'", "37.4499, 37.4", "0.03744, 0.0374", "1000, '1,000'", "0, 0" })
    void numbersHaveThePrecisionOfAMeasurement(double value, String text) {
        assertEquals(text, Numbers.text(value));
    }
}
