package io.quarkiverse.handlertesting.runtime.internal.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig.DebuggerMode;

/**
 * Whether a debugger is attached to this JVM. The JVM has no interface for that. An agent that waits for its debugger at the
 * start ({@code suspend=y}), or that calls it ({@code server=n}), has one; an agent that merely listens, as
 * {@code quarkus:dev} starts it, has one while the thread that reads the debugger's commands runs, which only Linux shows.
 */
public final class Debugger {

    private static final Path TASKS = Path.of("/proc/self/task");
    /** "JDWP Command Reader", cut by the kernel. */
    private static final String COMMAND_READER = "JDWP Command Re";

    private final BooleanSupplier attached;

    private Debugger(BooleanSupplier attached) {
        this.attached = attached;
    }

    public static Debugger of(DebuggerMode mode) {
        return switch (mode) {
            case ATTACHED -> new Debugger(() -> true);
            case ABSENT -> new Debugger(() -> false);
            case AUTO -> of(ManagementFactory.getRuntimeMXBean().getInputArguments(), TASKS);
        };
    }

    public static Debugger of(List<String> jvmArguments, Path tasks) {
        for (String argument : jvmArguments) {
            if (argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp")) {
                boolean listens = argument.contains("server=y");
                boolean waited = !argument.contains("suspend=n");
                return new Debugger(!listens || waited ? () -> true : () -> hasCommandReader(tasks));
            }
        }
        return new Debugger(() -> false);
    }

    /** Whether a debugger is attached now. An agent that listens is checked at each call. */
    public boolean isAttached() {
        return attached.getAsBoolean();
    }

    private static boolean hasCommandReader(Path tasks) {
        if (!Files.isDirectory(tasks)) {
            return false;
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                if (name(thread).startsWith(COMMAND_READER)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new IllegalStateException("Cannot tell from " + tasks + " whether a debugger is attached. Set"
                    + " quarkus.handler-testing.events.debugger to attached or absent.", unreadable);
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException unreadable) {
            // A thread that ends while it is read gives ESRCH, which has no exception of its own.
            if (Files.exists(thread)) {
                throw new UncheckedIOException(unreadable);
            }
            return "";
        }
    }
}
