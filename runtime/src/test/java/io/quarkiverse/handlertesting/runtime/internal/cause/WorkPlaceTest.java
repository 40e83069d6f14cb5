package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

/** The place of a piece of work is that of its thread, while this runs it. */
class WorkPlaceTest {

    private final TestRun test = TestCauses.runs().begin("PullTest.pull");
    private final Work work = test.request("POST /pull").begin(WorkKind.EXECUTOR, null);

    /** A thread whose stack is that of a download. */
    private static final class Downloading extends Thread {

        private final Runnable read;

        /**
         * @param read called when the stack is read
         */
        Downloading(Runnable read) {
            this.read = read;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            read.run();
            return new StackTraceElement[] { new StackTraceElement("org.acme.Download", "run", "Download.java", 7) };
        }
    }

    private Optional<String> place(Runnable read) {
        work.runOn(new Downloading(read));
        return work.place();
    }

    @Test
    void isThatOfTheThreadThatRunsIt() {
        assertEquals(Optional.of("is at Download.run(Download.java:7)"), place(() -> {
        }));
    }

    @Test
    void isUnknownIfNoThreadRunsIt() {
        assertEquals(Optional.empty(), work.place());
    }

    @Test
    void isUnknownIfTheWorkEndsMeanwhile() {
        assertEquals(Optional.empty(), place(work::end));
        assertEquals(Optional.empty(), place(() -> work.runOn(null)));
    }

    @Test
    void isUnknownIfItsThreadWritesTheReport() {
        work.run(() -> assertEquals(Optional.empty(), work.place()));
    }

    @Test
    void aStackIsNotReadUntilAReportIsWritten() {
        work.runOn(new Downloading(() -> {
            throw new AssertionError("The stack was read.");
        }));
        work.end();
        assertEquals(0, test.leftovers().size());
    }
}
