package io.quarkiverse.handlertesting.benchmarks.probes;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the samples of a probe for the benchmark run that started its JVM: a line for each sample. */
public final class Samples {

    private Samples() {
    }

    public static void add(String name, double value) throws IOException {
        Files.writeString(Path.of(System.getProperty("benchmarks.samples")), name + "\t" + value + "\n", CREATE, APPEND);
    }
}
