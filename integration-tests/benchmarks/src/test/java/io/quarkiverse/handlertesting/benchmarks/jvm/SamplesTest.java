package io.quarkiverse.handlertesting.benchmarks.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {

    @TempDir
    Path directory;

    private Samples samples(String lines) throws IOException {
        return Samples.read(Files.writeString(directory.resolve("probe.samples"), lines));
    }

    @Test
    void samplesKeepTheirOrder() throws IOException {
        Samples samples = samples("fire\t300.5\ncall\t9\nfire\t100\nfire\t200\n");
        assertEquals(List.of(300.5, 100.0, 200.0), samples.of("fire"));
        assertEquals(List.of(9.0), samples.of("call"));
    }

    @Test
    void theEarlierHalfIsWarmUp() throws IOException {
        assertEquals(List.of(3.0, 4.0), samples("fire\t1\nfire\t2\nfire\t3\nfire\t4\n").warm("fire"));
        assertEquals(List.of(1.0), samples("fire\t1\n").warm("fire"));
    }

    @Test
    void aNameWithoutSamplesIsRefused() throws IOException {
        Samples samples = samples("fire\t1\n");
        var refused = assertThrows(IllegalArgumentException.class, () -> samples.of("call"));
        assertEquals("There is no sample of \"call\", only of [fire]", refused.getMessage());
    }

    @Test
    void severalJvmsHaveTheMedianOfTheirMedians() throws IOException {
        Medians medians = new Medians();
        medians.add(samples("fire\t1\n"));
        medians.add(samples("fire\t50\nfire\t5\n"));
        medians.add(samples("fire\t9\n"));
        assertEquals(5, medians.of("fire"));
    }

    @Test
    void percentilesAreWithoutTheWarmUpOfEachJvm() throws IOException {
        Medians medians = new Medians();
        medians.add(samples("fire\t99\nfire\t99\nfire\t1\nfire\t2\n"));
        medians.add(samples("fire\t99\nfire\t99\nfire\t8\nfire\t4\n"));
        medians.add(samples("fire\t99\nfire\t99\nfire\t6\nfire\t3\n"));
        assertEquals(3, medians.of("fire"));
        assertEquals(6, medians.of("fire", 99));
    }
}
