package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd.FailedCall;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd.OfUpstream;

/** The upstreams of one application, which begin and end each test together. */
public final class UpstreamGroup {

    private final List<PartitionedUpstream> upstreams;
    private final boolean failsOnUnmatched;
    private final UpstreamWiring wiring;
    /** The calls without a cause that were reported: a job repeats its call in each test. */
    private final Set<FailedCall> reported = ConcurrentHashMap.newKeySet();

    /**
     * @param failsOnUnmatched whether calls that no stub matches are reported
     * @param wiring the classes that name the upstreams; empty if they are unknown
     */
    UpstreamGroup(Collection<PartitionedUpstream> upstreams, boolean failsOnUnmatched, UpstreamWiring wiring) {
        this.wiring = wiring;
        this.upstreams = List.copyOf(upstreams);
        this.failsOnUnmatched = failsOnUnmatched;
    }

    /** The names of all upstreams. */
    public Set<String> names() {
        return upstreams.stream().map(PartitionedUpstream::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Begins a test class: until its first test, stubs are those of the class. */
    public void beginClass(Class<?> tests) {
        upstreams.forEach(upstream -> upstream.beginClass(tests));
    }

    /**
     * Begins a test, before the application calls an upstream on its behalf.
     *
     * @param keeps whether the test takes the stubs of the last test, if that test left them
     */
    public void begin(TestRun test, boolean keeps) {
        upstreams.forEach(upstream -> upstream.begin(test, keeps));
    }

    /**
     * Ends a test, and cuts the streams that are open.
     *
     * @param keeps whether the test leaves its stubs to the next
     * @param classes the test class, followed by the others that may name an upstream for it
     */
    public UpstreamEnd end(TestRun test, boolean keeps, List<Class<?>> classes) {
        List<OfUpstream> ends = new ArrayList<>();
        for (PartitionedUpstream upstream : upstreams) {
            ends.add(upstream.end(test, keeps, partition -> ended(upstream, partition, classes))
                    .orElseGet(() -> uncalled(upstream, classes)));
        }
        return new UpstreamEnd(test.name(), ends, failsOnUnmatched);
    }

    private OfUpstream ended(PartitionedUpstream upstream, UpstreamPartition partition, List<Class<?>> classes) {
        Optional<String> unnamed = partition.isUsedByTest() ? Optional.empty() : unnamed(upstream, classes);
        Predicate<FailedCall> ofTest = call -> call.hasCause() || unnamed.isEmpty();
        List<String> uncaused = Stream.of(partition.unexpected(), partition.unanswered()).flatMap(List::stream)
                .filter(ofTest.negate().and(reported::add)).map(FailedCall::text).toList();
        return new OfUpstream(upstream.name(), texts(partition.unexpected(), ofTest), texts(partition.unanswered(), ofTest),
                uncaused, partition.unused(), partition.cutAll(), partition.isUsedByTest() || partition.isCalledByTest(),
                unnamed);
    }

    private static List<String> texts(List<FailedCall> calls, Predicate<FailedCall> which) {
        return calls.stream().filter(which).map(FailedCall::text).toList();
    }

    /** The test can have met it all the same: an application caches the keys of its provider. */
    private OfUpstream uncalled(PartitionedUpstream upstream, List<Class<?>> classes) {
        return new OfUpstream(upstream.name(), List.of(), List.of(), List.of(), List.of(), Set.of(), false,
                upstream.isProvider() ? unnamed(upstream, classes) : Optional.empty());
    }

    private Optional<String> unnamed(PartitionedUpstream upstream, List<Class<?>> classes) {
        return wiring.unnamed(upstream.name(), classes.get(0), classes,
                upstream.isProvider() ? "take the tokens from its OidcUpstream" : "stub the call");
    }
}
