package io.quarkiverse.handlertesting.benchmarks.sse;

import static io.quarkiverse.handlertesting.benchmarks.figure.Unit.CASES;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.handlertesting.benchmarks.Benchmark;
import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Goal;

/**
 * Counts the rules of the standard that a reader breaks, because a fast reader that is wrong is useless. A test makes a table
 * of all cases.
 */
public final class RulesKept implements Benchmark {

    @Override
    public String subject() {
        return "the conformance of readers of event streams";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        Map<String, Double> peers = new LinkedHashMap<>();
        for (ReaderVariant peer : ReaderVariant.peers()) {
            peers.put(peer.titleAndVersion(), (double) Conformance.failures(peer.create()));
        }
        int cases = ConformanceCase.all().size();
        return List.of(new Figure(String.format(Locale.ROOT, "Event streams of %d cases read, other than WHATWG says", cases),
                CASES, Conformance.failures(new OurReader()), peers, List.of(Goal.atMost(0)),
                "each stream as a whole, and byte by byte"));
    }
}
