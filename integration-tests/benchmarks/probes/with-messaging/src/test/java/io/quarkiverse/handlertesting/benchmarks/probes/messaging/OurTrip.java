package io.quarkiverse.handlertesting.benchmarks.probes.messaging;

import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;

/** Mocked channels, and a subscription to the one that the application sends to. */
record OurTrip(Channels channels, Events events) implements Trip {

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public void send(int messages) {
        var confirmed = events.subscribe(sent("confirmations", Confirmation.class)).within(DEADLINE);
        for (int i = 0; i < messages; i++) {
            channels.send("orders", new Order(Integer.toString(i), "book"));
        }
        List<Confirmation> answers = confirmed.take(messages);
        Set<Confirmation> different = new HashSet<>(answers);
        assertEquals(messages, different.size());
    }
}
