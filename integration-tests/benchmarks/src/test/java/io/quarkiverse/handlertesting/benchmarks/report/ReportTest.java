package io.quarkiverse.handlertesting.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;
import io.quarkiverse.handlertesting.benchmarks.figure.Unit;

class ReportTest {

    private final Report report = new Report(List.of(await(), throughput(), alone()), "JDK 17, 2 cores");

    private static Figure await() {
        Map<String, Double> peers = new LinkedHashMap<>();
        peers.put("Awaitility, 1 ms", 730.4);
        peers.put("Awaitility, default", 51_312.0);
        return new Figure("await, p50", Unit.MICROSECONDS, 42, peers,
                List.of(Goal.atMost(50), Goal.timesBetter(1000, "Awaitility, default")), "500 waits each");
    }

    private static Figure throughput() {
        return new Figure("throughput", Unit.EVENTS_PER_SECOND, 2e6, Map.of("queue", 1e6), List.of(), "3 JVMs each");
    }

    private static Figure alone() {
        return new Figure("record", Unit.NANOSECONDS, 77.2, Map.of(), List.of(), "3 JVMs each");
    }

    @Test
    void theTextIsATableWithItsConditions() {
        assertEquals(
                """
                        Figure           Ours                 Peers                            Ratio    Goal

                        await, p50 (1)   42 µs                Awaitility, 1 ms: 730 µs         0.0575   ≤ 50 µs: met
                                                              Awaitility, default: 51,300 µs            ≥ 1,000 × better than Awaitility, default: met (1,220 ×)

                        throughput (2)   2,000,000 events/s   queue: 1,000,000 events/s        2

                        record (2)       77.2 ns

                        Ratio: ours divided by the best of the peers.
                        (1) 500 waits each
                        (2) 3 JVMs each
                        JDK 17, 2 cores
                        """,
                report.text());
    }

    @Test
    void theJsonIsAListOfFigures(@TempDir Path directory) throws IOException {
        report.write(directory, "");
        assertEquals("""
                [ {
                  "name" : "await, p50",
                  "unit" : "µs",
                  "ours" : 42,
                  "peers" : {
                    "Awaitility, 1 ms" : 730,
                    "Awaitility, default" : 51300
                  },
                  "ratio" : 0.0575,
                  "conditions" : "500 waits each; JDK 17, 2 cores"
                }, {
                  "name" : "throughput",
                  "unit" : "events/s",
                  "ours" : 2000000,
                  "peers" : {
                    "queue" : 1000000
                  },
                  "ratio" : 2,
                  "conditions" : "3 JVMs each; JDK 17, 2 cores"
                }, {
                  "name" : "record",
                  "unit" : "ns",
                  "ours" : 77.2,
                  "peers" : { },
                  "ratio" : null,
                  "conditions" : "3 JVMs each; JDK 17, 2 cores"
                } ]
                """, Files.readString(directory.resolve("benchmarks.json")));
    }

    @Test
    void theAsciiDocIsATableWithItsConditions(@TempDir Path directory) throws IOException {
        report.write(directory, "");
        assertEquals("""
                .JDK 17, 2 cores
                [cols="3,2,4,1,4", options="header"]
                |===
                |Figure
                |Ours
                |Peers
                |Ratio
                |Goal

                |await, p50 (1)
                |42 µs
                |Awaitility, 1 ms: 730 µs +
                Awaitility, default: 51,300 µs
                |0.0575
                |≤ 50 µs: met +
                ≥ 1,000 × better than Awaitility, default: met (1,220 ×)

                |throughput (2)
                |2,000,000 events/s
                |queue: 1,000,000 events/s
                |2
                |

                |record (2)
                |77.2 ns
                |
                |
                |
                |===

                Ratio: ours divided by the best of the peers.

                . 500 waits each
                . 3 JVMs each
                """, Files.readString(directory.resolve("benchmarks.adoc")));
    }
}
