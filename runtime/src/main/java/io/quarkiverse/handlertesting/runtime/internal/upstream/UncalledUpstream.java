package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * Finds that a call of the application got no response, while the mock that the test uses got no call: then the application
 * has called another address.
 *
 * @param usedByTest whether the test has stubs of the mock
 * @param address where the mock is, in words: {@code http://localhost:46851, the value of quarkus.rest-client.hub.url}
 */
record UncalledUpstream(String upstream, BooleanSupplier usedByTest, Supplier<String> address) implements ClueFinder {

    @Override
    public List<Clue> find(Scene scene) {
        if (!usedByTest.getAsBoolean() || scene.events().stream().anyMatch(this::isCall)
                || scene.events().stream().noneMatch(UncalledUpstream::hasFailed)) {
            return List.of();
        }
        return List.of(new Clue(Weight.SHOWS,
                "The mock upstream \"" + upstream + "\" got no call: its address is " + address.get() + "."));
    }

    private boolean isCall(RecordedEvent event) {
        return event.payload() instanceof UpstreamCall call && call.upstream().equals(upstream);
    }

    private static boolean hasFailed(RecordedEvent event) {
        return event.payload() instanceof CallOut call && call.stage() == Stage.FAILED;
    }
}
