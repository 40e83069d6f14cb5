package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Quarkus application that was built with its probes: test classes that measure. Each probe runs in a JVM of its own.
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
     * @param probe simple name of the test class
     * @param more further options of its JVM, system properties among them
     */
    public Samples run(String probe, String... more) throws IOException, InterruptedException {
        Path samples = Files.createTempFile(output, name + "-" + probe + "-", ".samples");
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        all.add("-Dbenchmarks.samples=" + samples);
        all.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        // What Maven gives to the tests that it runs itself: without it, Quarkus would search for its dependencies.
        all.add("-Dquarkus-internal-test.serialized-app-model.path="
                + directory.resolve("target/quarkus/bootstrap/test-app-model.dat"));
        new JvmCommand(all, classpath(), "org.junit.platform.console.ConsoleLauncher",
                List.of("execute", "--select-class=" + PROBES + probe, "--fail-if-no-tests", "--disable-banner"))
                .run(directory, Path.of(samples + ".log"), TIME_LIMIT);
        return Samples.read(samples);
    }

    /** As Maven had it when it built the tests. */
    private String classpath() throws IOException {
        Path target = directory.resolve("target");
        return String.join(File.pathSeparator, target.resolve("test-classes").toString(), target.resolve("classes").toString(),
                Files.readString(target.resolve("test-classpath")).strip());
    }
}
