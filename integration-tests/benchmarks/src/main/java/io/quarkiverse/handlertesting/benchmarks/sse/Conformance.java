package io.quarkiverse.handlertesting.benchmarks.sse;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Checks whether a reader follows the standard. A reader passes a case if it reports the right events when the stream arrives
 * as a whole, and when it arrives byte by byte.
 */
final class Conformance {

    /** The limit for one short stream; a reader that takes longer counts as endless. */
    private static final int LIMIT_IN_SECONDS = 10;
    private static final String ENDLESS = "does not end";

    private Conformance() {
    }

    static Verdict judge(StreamReader reader, ConformanceCase rule) throws InterruptedException {
        byte[] octets = rule.octets();
        String expected = text(rule.events());
        String whole = hear(reader, Chunks.whole(octets));
        if (!whole.equals(expected)) {
            return Verdict.failed(whole);
        }
        String pieces = hear(reader, new Chunks(octets, 1));
        return pieces.equals(expected) ? Verdict.passed() : Verdict.failed("byte by byte: " + pieces);
    }

    /** The number of cases that the reader does not pass. */
    static int failures(StreamReader reader) throws InterruptedException {
        int failures = 0;
        for (ConformanceCase rule : ConformanceCase.all()) {
            failures += judge(reader, rule).isPassed() ? 0 : 1;
        }
        return failures;
    }

    private static String text(List<Heard> events) {
        return events.isEmpty() ? "nothing" : events.stream().map(Heard::toString).collect(Collectors.joining(", "));
    }

    /** Reads in a new thread, which is abandoned if the reader does not end. */
    private static String hear(StreamReader reader, Chunks stream) throws InterruptedException {
        FutureTask<List<Heard>> reading = new FutureTask<>(() -> {
            List<Heard> events = new ArrayList<>();
            reader.read(stream, (type, data, id) -> events.add(new Heard(type, data, id)));
            return events;
        });
        Thread thread = new Thread(reading, "conformance");
        thread.setDaemon(true);
        thread.start();
        try {
            return text(reading.get(LIMIT_IN_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException endless) {
            thread.interrupt();
            return ENDLESS;
        } catch (ExecutionException failure) {
            Throwable root = rootOf(failure);
            return root instanceof InterruptedIOException ? ENDLESS : "fails: " + root.getClass().getSimpleName();
        }
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
