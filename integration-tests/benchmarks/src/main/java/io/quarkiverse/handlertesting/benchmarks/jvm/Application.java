package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Quarkus application that was built with its tests. The tests that measure are probes; each runs in a JVM of its own.
 *
 * @param name identifies the application
 * @param directory the directory of its Maven module
 * @param options options of all its JVMs
 * @param output the directory for the output and the samples of its JVMs
 */
public record Application(String name, Path directory, List<String> options, Path output) {

    private static final String PROBES = "io.quarkiverse.handlertesting.benchmarks.probes.";
    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    /**
     * Runs a probe, and returns its samples.
     *
     * @param probe the name of the test class, relative to the package of all probes
     * @param more further options of the JVM, such as system properties
     */
    public Samples run(String probe, String... more) throws IOException, InterruptedException {
        Path samples = Files.createTempFile(output, name + "-" + probe + "-", ".samples");
        List<String> told = new ArrayList<>(List.of(more));
        told.add("-Dbenchmarks.samples=" + samples);
        execute(List.of("--select-class=" + PROBES + probe), Path.of(samples + ".log"), told);
        return Samples.read(samples);
    }

    /**
     * Runs all its unit tests in one JVM, as Surefire does.
     *
     * @param more further options of the JVM, such as system properties
     * @return the milliseconds from the start of the JVM to its end
     */
    public double runTests(String... more) throws IOException, InterruptedException {
        Path log = Files.createTempFile(output, name + "-", ".log");
        long begun = System.nanoTime();
        execute(List.of("--scan-classpath=" + testClasses(), "--include-classname=.*Test"), log, List.of(more));
        return (System.nanoTime() - begun) / 1e6;
    }

    private void execute(List<String> tests, Path log, List<String> more) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        all.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        // Maven sets this property for the tests that it runs: without it, Quarkus would resolve its dependencies again.
        all.add("-Dquarkus-internal-test.serialized-app-model.path="
                + directory.resolve("target/quarkus/bootstrap/test-app-model.dat"));
        List<String> arguments = new ArrayList<>(List.of("execute", "--fail-if-no-tests", "--disable-banner"));
        arguments.addAll(tests);
        new JvmCommand(all, classpath(), "org.junit.platform.console.ConsoleLauncher", arguments)
                .run(directory, log, TIME_LIMIT);
    }

    private Path testClasses() {
        return directory.resolve("target/test-classes");
    }

    /** The classpath with which Maven built the tests. */
    private String classpath() throws IOException {
        Path target = directory.resolve("target");
        return String.join(File.pathSeparator, testClasses().toString(), target.resolve("classes").toString(),
                Files.readString(target.resolve("test-classpath")).strip());
    }
}
