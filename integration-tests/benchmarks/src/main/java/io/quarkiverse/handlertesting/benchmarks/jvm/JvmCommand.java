package io.quarkiverse.handlertesting.benchmarks.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that starts a JVM, of the same JDK as this one. */
public record JvmCommand(List<String> options, String classpath, String mainClass, List<String> arguments) {

    /**
     * Runs the command to its end.
     *
     * @param directory the working directory
     * @param log the file for the output
     * @throws IllegalStateException if the command fails or takes too long
     */
    public void run(Path directory, Path log, Duration limit) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        // Use an argument file: a classpath may be too long for a command line.
        Path file = Files.write(Path.of(log + ".args"), lines());
        Process process = new ProcessBuilder(java.toString(), "@" + file)
                .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended;
        try {
            ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
        if (!ended) {
            throw new IllegalStateException(mainClass + " took longer than " + limit + ". Its output is in " + log);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(mainClass + " failed with " + process.exitValue() + ". Its output is in " + log);
        }
    }

    private List<String> lines() {
        List<String> all = new ArrayList<>(options);
        all.add("-classpath");
        all.add(classpath);
        all.add(mainClass);
        all.addAll(arguments);
        return all.stream().map(line -> '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"').toList();
    }
}
