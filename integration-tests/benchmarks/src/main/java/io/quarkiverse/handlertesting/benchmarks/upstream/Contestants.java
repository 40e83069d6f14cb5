package io.quarkiverse.handlertesting.benchmarks.upstream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.quarkiverse.handlertesting.benchmarks.Run;
import io.quarkiverse.handlertesting.benchmarks.jvm.Application;

/** The contestants that mock a service, by their names in the figures, and the probes of each. */
final class Contestants {

    static final String OURS = "ours";
    static final String WIREMOCK = "WireMock on Jetty";
    static final String QUARKUS_WIREMOCK = "quarkus-wiremock";

    private static final Map<String, String> MODULES = Map.of(OURS, "with-upstream", WIREMOCK, "with-wiremock",
            QUARKUS_WIREMOCK, "with-quarkus-wiremock");

    static final List<String> ALL = List.of(OURS, WIREMOCK, QUARKUS_WIREMOCK);

    private Contestants() {
    }

    static Application application(Run run, String contestant) {
        return run.probe(MODULES.get(contestant));
    }

    /** The values of the peers, in order. */
    static Map<String, Double> peers(Function<String, Double> values) {
        Map<String, Double> peers = new LinkedHashMap<>();
        ALL.stream().filter(each -> !each.equals(OURS)).forEach(each -> peers.put(each, values.apply(each)));
        return peers;
    }
}
