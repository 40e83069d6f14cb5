package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;

import java.nio.file.Path;
import java.util.List;

import jakarta.inject.Singleton;

/** Processes of the operating system. */
@Singleton
class ProcessBorder implements Border {

    @Override
    public String name() {
        return "process";
    }

    @Override
    public boolean isLight() {
        return false;
    }

    @Override
    public List<Hop> hops() {
        return List.of(followed("`Process.onExit`, in its stages",
                form("of a process", landed -> start().onExit().thenRun(landed)),
                form("of a handle", landed -> start().toHandle().onExit().thenRun(landed))));
    }

    private static Process start() throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
