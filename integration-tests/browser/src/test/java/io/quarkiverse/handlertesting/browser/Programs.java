package io.quarkiverse.handlertesting.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Finds the programs that the tests start. */
final class Programs {

    private Programs() {
    }

    /**
     * @param program a name on the PATH, or a path
     */
    static Path find(String program) {
        Stream<Path> candidates = program.contains(File.separator) ? Stream.of(Path.of(program))
                : Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(directory -> Path.of(directory, program));
        return candidates
                .filter(Files::isExecutable).findFirst().orElseThrow(() -> new IllegalStateException(
                        "There is no program " + program + ": integration-tests/install.sh brings it."));
    }
}
