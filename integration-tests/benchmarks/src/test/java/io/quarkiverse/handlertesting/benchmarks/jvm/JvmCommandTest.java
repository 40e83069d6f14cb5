package io.quarkiverse.handlertesting.benchmarks.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmCommandTest {

    @TempDir
    Path directory;

    private void run(Duration limit, String... arguments) throws IOException, InterruptedException {
        new JvmCommand(List.of("-Dtold=a \"b\" \\c"), System.getProperty("java.class.path"), Child.class.getName(),
                List.of(arguments)).run(directory, log(), limit);
    }

    private Path log() {
        return directory.resolve("child.log");
    }

    @Test
    void itsOutputIsKept() throws Exception {
        run(Duration.ofMinutes(1), "end");
        assertEquals("a \"b\" \\c", Files.readString(log()).strip());
    }

    @Test
    void aFailureNamesTheFileOfTheOutput() {
        var failure = assertThrows(IllegalStateException.class, () -> run(Duration.ofMinutes(1), "fail"));
        assertEquals(Child.class.getName() + " failed with 1. Its output is in " + log(), failure.getMessage());
    }

    @Test
    void aJvmThatTakesTooLongIsEnded() {
        var failure = assertThrows(IllegalStateException.class, () -> run(Duration.ofSeconds(2), "hang"));
        assertTrue(failure.getMessage().startsWith(Child.class.getName() + " took longer than PT2S."),
                failure.getMessage());
    }

    /** A main class that the tests start. */
    static final class Child {

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(System.getProperty("told"));
            switch (arguments[0]) {
                case "fail" -> throw new IllegalStateException("as told");
                case "hang" -> Thread.currentThread().join();
                default -> {
                    // Ends.
                }
            }
        }
    }
}
