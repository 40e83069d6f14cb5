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
 * @param isShort whether the run takes only the few samples that show that everything works
 * @param target the directory of the report
 * @param output the directory for the output and the samples of the JVMs that the run starts
 * @param sampleDirectory the directory of the sample with its own tests
 * @param probesDirectory the directory of the builds of the sample, each with the probes that suit it
 * @param quarkusVersion the version of Quarkus of all builds
 */
public record Run(boolean isShort, Path target, Path output, Path sampleDirectory, Path probesDirectory,
        String quarkusVersion) {

    /** A run with the system properties that the Maven module sets. */
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

    /** The sample, built without the extension. */
    public Application withoutExtension() {
        return probe("without-extension");
    }

    /** The sample, built by this module of the probes. */
    public Application probe(String module) {
        return application(module, probesDirectory.resolve(module));
    }

    private Application application(String name, Path directory) {
        return new Application(name, directory, isShort ? List.of("-XX:TieredStopAtLevel=1") : List.of(), output);
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> "The system property " + name + " is not set");
    }

    /** The number of samples or rounds: full, or few in a short run. */
    public int times(int full, int few) {
        return isShort ? few : full;
    }

    /** The text for the conditions of a figure: {@code 5 JVMs each, taking turns}. */
    public static String jvms(int rounds) {
        return rounds == 1 ? "1 JVM each" : rounds + " JVMs each, taking turns";
    }

    /** The benchmark of this class, which JMH runs. */
    public JmhRounds jmh(Class<?> benchmark) {
        return new JmhRounds(benchmark, output);
    }

    /** The conditions that all figures of this run have in common. */
    String conditions() {
        return "JDK " + Runtime.version() + ", Quarkus " + quarkusVersion + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + LocalDate.now()
                + (isShort ? ", short run: few samples, half compiled; not to be judged by" : "");
    }
}
