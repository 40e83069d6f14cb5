package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Quarkus application that was built with its tests. Those that measure are probes, each of which runs in a JVM of its own.
 *
 * @param name tells it from others
 * @param directory its Maven module
 * @param options options of all its JVMs
 * @param output where its JVMs leave their output and samples
 */
public record Application(String name, Path directory, List<String> options, Path output) {

    private static final String PROBES = "io.quarkiverse.handlertesting.benchmarks.probes.";
    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    /**
     * Runs a probe, and returns what it has measured.
     *
     * @param probe name of the test class, from the package of all probes
     * @param more further options of its JVM, system properties among them
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
     * @param more further options of the JVM, system properties among them
     * @return how long that took, from the start of the JVM to its end, in milliseconds
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
        // What Maven gives to the tests that it runs itself: without it, Quarkus would search for its dependencies.
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

    /** As Maven had it when it built the tests. */
    private String classpath() throws IOException {
        Path target = directory.resolve("target");
        return String.join(File.pathSeparator, testClasses().toString(), target.resolve("classes").toString(),
                Files.readString(target.resolve("test-classpath")).strip());
    }
}
