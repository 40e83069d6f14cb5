package io.quarkiverse.handlertesting.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.quarkiverse.handlertesting.benchmarks.jvm.Application;
import io.quarkiverse.handlertesting.benchmarks.jvm.JmhRounds;

/**
 * One run of all benchmarks.
 *
 * @param isShort whether it takes only as many samples as it needs to show that everything works
 * @param target where the report is written
 * @param output where the JVMs that it starts leave their output and samples
 * @param sampleDirectory the sample with its own tests
 * @param probesDirectory where the sample is built in several ways, each with the probes that it can have
 * @param quarkusVersion the version that all were built with
 */
public record Run(boolean isShort, Path target, Path output, Path sampleDirectory, Path probesDirectory,
        String quarkusVersion) {

    /** As the Maven module gives them. */
    static Run ofSystemProperties() throws IOException {
        Path target = Files.createDirectories(Path.of(property("benchmarks.target")));
        Path output = Files.createTempDirectory(target, "run-");
        return new Run(Boolean.parseBoolean(property("benchmarks.short")), target, output,
                Path.of(property("benchmarks.sample")), Path.of(property("benchmarks.probes")), property("quarkus.version"));
    }

    /** The sample with its own tests. */
    public Application sample() {
        return application("sample", sampleDirectory);
    }

    /** The sample, built with the extension. */
    public Application withExtension() {
        return probe("with-extension");
    }

    /** The same, built without it. */
    public Application withoutExtension() {
        return probe("without-extension");
    }

    /** The sample, built as this module of the probes does. */
    public Application probe(String module) {
        return application(module, probesDirectory.resolve(module));
    }

    private Application application(String name, Path directory) {
        return new Application(name, directory, isShort ? List.of("-XX:TieredStopAtLevel=1") : List.of(), output);
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> "The system property " + name + " is not set");
    }

    /** How much to do: how many samples to take, or rounds to go. */
    public int times(int full, int few) {
        return isShort ? few : full;
    }

    /** In the words of a figure's conditions: {@code 5 JVMs each, taking turns}. */
    public static String jvms(int rounds) {
        return rounds == 1 ? "1 JVM each" : rounds + " JVMs each, taking turns";
    }

    /** The benchmark of this class, which JMH runs. */
    public JmhRounds jmh(Class<?> benchmark) {
        return new JmhRounds(benchmark, output);
    }

    /** What all figures of this run have in common. */
    String conditions() {
        return "JDK " + Runtime.version() + ", Quarkus " + quarkusVersion + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + LocalDate.now()
                + (isShort ? ", short run: few samples, half compiled; not to be judged by" : "");
    }
}
