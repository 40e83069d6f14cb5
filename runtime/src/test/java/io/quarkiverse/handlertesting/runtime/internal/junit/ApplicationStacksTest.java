package io.quarkiverse.handlertesting.runtime.internal.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** The stacks of a hang have the frames of the application, and leave idle threads out. */
class ApplicationStacksTest {

    private final Thread test = new Thread("main");
    private final Map<Thread, StackTraceElement[]> stacks = new HashMap<>();

    private String text() {
        return ApplicationStacks.text(test, stacks, type -> type.startsWith("org.acme."));
    }

    private static StackTraceElement frame(String type, String method, int line) {
        return new StackTraceElement(type, method, type.substring(type.lastIndexOf('.') + 1) + ".java", line);
    }

    private void runs(Thread thread, StackTraceElement... frames) {
        stacks.put(thread, frames);
    }

    @Test
    void showsTheThreadsThatRunCodeOfTheApplication() {
        StackTraceElement pooled = frame("java.lang.Thread", "run", 840);
        runs(test, frame("jdk.internal.misc.Unsafe", "park", 1), frame("org.acme.PullTest", "pull", 31),
                frame("java.lang.reflect.Method", "invoke", 580), frame("org.junit.Launcher", "execute", 9));
        runs(new Thread("executor-thread-2"), frame("org.acme.Downloader", "read", 12), pooled);
        runs(new Thread("executor-thread-1"), frame("java.lang.Object", "wait", 3), frame("org.acme.Pull", "run", 7),
                frame("io.quarkus.Executor", "run", 4), frame("org.acme.Pulls", "start", 70));
        runs(new Thread("idle"), frame("java.lang.Object", "wait", 3), pooled);
        assertEquals("""
                The test is here, on the thread main:
                  at jdk.internal.misc.Unsafe.park(Unsafe.java:1)
                  at org.acme.PullTest.pull(PullTest.java:31)
                  ... 2 more
                The application is here, on the thread executor-thread-1:
                  at java.lang.Object.wait(Object.java:3)
                  at org.acme.Pull.run(Pull.java:7)
                  at org.acme.Pulls.start(Pulls.java:70)
                  ... 1 more
                The application is here, on the thread executor-thread-2:
                  at org.acme.Downloader.read(Downloader.java:12)
                  ... 1 more""", text());
    }

    @Test
    void showsFiveFramesOfFourThreads() {
        runs(test, frame("java.lang.Object", "wait", 3));
        for (int i = 1; i <= 5; i++) {
            runs(new Thread("executor-thread-" + i), IntStream.range(0, 7).mapToObj(line -> frame("org.acme.Pull", "run", line))
                    .toArray(StackTraceElement[]::new));
        }
        String of = "\n  at org.acme.Pull.run(Pull.java:0)\n  at org.acme.Pull.run(Pull.java:1)"
                + "\n  at org.acme.Pull.run(Pull.java:2)\n  at org.acme.Pull.run(Pull.java:3)"
                + "\n  at org.acme.Pull.run(Pull.java:4)\n  ... 2 more\n";
        assertEquals("The test is here, on the thread main:\n  at java.lang.Object.wait(Object.java:3)\n"
                + "The application is here, on the thread executor-thread-1:" + of
                + "The application is here, on the thread executor-thread-2:" + of
                + "The application is here, on the thread executor-thread-3:" + of
                + "Code of the application also runs on 2 other threads.", text());
    }

    @Test
    void showsTheWholeStackOfATestThatRunsNoCodeOfTheApplication() {
        runs(test, frame("java.lang.Object", "wait", 3), frame("org.junit.Launcher", "execute", 9));
        assertEquals("""
                The test is here, on the thread main:
                  at java.lang.Object.wait(Object.java:3)
                  at org.junit.Launcher.execute(Launcher.java:9)""", text());
    }

    @Test
    void namesATestThreadThatHasEnded() {
        assertEquals("The test is here, on the thread main:", text());
    }
}
