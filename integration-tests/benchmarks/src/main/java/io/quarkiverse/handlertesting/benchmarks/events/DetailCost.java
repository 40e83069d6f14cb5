package io.quarkiverse.handlertesting.benchmarks.events;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.BYTES;
import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.NANOSECONDS;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongFunction;
import java.util.stream.Stream;

import org.jboss.logging.Logger.Level;

import com.sun.management.ThreadMXBean;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.figure.Statistics;
import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.LoggedRecord;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalSettings;
import io.quarkiverse.handlertesting.runtime.internal.journal.JournalThreads;

/** Measures time and memory of what explains a failure: copies of values, log records, outgoing requests. */
public final class DetailCost implements Benchmark {

    /** The journal keeps so many details of a cause. */
    private static final int OF_CAUSE = 1000;
    private static final int CAUSES = 50;
    private static final int BYTES_AT_MOST = 1024;
    /** 3 % of a request in process, whose median is above 60 µs on the machine of the published figures. */
    private static final int NANOS_AT_MOST = 1800;

    private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public String subject() {
        return "the cost of what explains a failure";
    }

    /** An object that can change, so that the event has a copy of its fields. */
    static final class Download {
        long id = 7;
        String repo = "llama";
        String file = "model.gguf";
        Level level = Level.INFO;
        String error;
        Duration since = Duration.ZERO;
        List<String> tags = new ArrayList<>(List.of("a", "b"));
    }

    record Completed(long id, String file) {
    }

    @Override
    public List<Figure> measure(Run run) {
        int rounds = run.times(200, 20);
        Download download = new Download();
        String conditions = String.format(Locale.ROOT, "%d rounds of %,d events each, half of them to warm up, one thread, no"
                + " subscriber; median", rounds, CAUSES * OF_CAUSE);
        return Stream.of(
                figures("event that cannot change", Origin.CDI, now -> new CdiEvent(new Completed(7, "model"), Set.of()),
                        rounds,
                        conditions),
                figures("event with an entity of 7 fields", Origin.CDI, now -> new CdiEvent(download, Set.of()), rounds,
                        conditions),
                figures("log record", Origin.LOG,
                        now -> new LoggedRecord(Level.WARN, "org.acme.Importer", "no such model", null), rounds, conditions),
                figures("outgoing request", Origin.CALL_OUT, now -> new CallOut("GET", "http://localhost:8081/models",
                        Stage.ANSWERED, 200, Duration.ofNanos(now), 1, null), rounds, conditions))
                .flatMap(List::stream).toList();
    }

    private List<Figure> figures(String what, Origin origin, LongFunction<Object> payload, int rounds, String conditions) {
        List<Double> nanos = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int round = 0; round < rounds; round++) {
                round(origin, payload, timer, nanos, bytes);
            }
        } finally {
            timer.shutdown();
        }
        return List.of(
                new Figure("Recording, " + what, NANOSECONDS, median(nanos), Map.of(), List.of(Goal.atMost(NANOS_AT_MOST)),
                        conditions),
                new Figure("Memory, " + what, BYTES, median(bytes), Map.of(), List.of(Goal.atMost(BYTES_AT_MOST)), conditions));
    }

    private void round(Origin origin, LongFunction<Object> payload, ScheduledExecutorService timer, List<Double> nanos,
            List<Double> bytes) {
        Journal journal = new Journal("benchmark", new JournalSettings(CAUSES * OF_CAUSE, Duration.ofSeconds(5), Duration.ZERO,
                Duration.ZERO, () -> false, true), new JournalThreads(timer, timer, (verb, instead) -> {
                }));
        long allocated = memory.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        for (int number = 1; number <= CAUSES; number++) {
            Cause cause = new Cause(number, "GET /models");
            for (int i = 0; i < OF_CAUSE; i++) {
                journal.append(origin, "Completed", payload, null, cause);
            }
        }
        nanos.add((System.nanoTime() - begun) / (double) (CAUSES * OF_CAUSE));
        bytes.add((memory.getCurrentThreadAllocatedBytes() - allocated) / (double) (CAUSES * OF_CAUSE));
        if (journal.events().size() != CAUSES * OF_CAUSE) {
            throw new IllegalStateException("The journal has " + journal.events().size() + " events.");
        }
    }

    private static double median(List<Double> rounds) {
        return Statistics.percentile(rounds.subList(rounds.size() / 2, rounds.size()), 50);
    }
}
