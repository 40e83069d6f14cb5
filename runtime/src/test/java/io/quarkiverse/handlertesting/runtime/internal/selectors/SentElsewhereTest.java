package io.quarkiverse.handlertesting.runtime.internal.selectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Consumers;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Topics;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;

/** A wait for a message to one channel names the other one that got it. */
class SentElsewhereTest {

    private static final SentSelector INVOICES = new SentSelector("invoices");

    private final ChannelDirectory channels = new ChannelDirectory(
            new Consumers(Map.of("parcels", List.of("Parcels.pack")), Map.of(),
                    Map.of("invoices", List.of("Billing"), "shipments", List.of("Billing", "Depot"), "copies",
                            List.of("Copies"))),
            () -> Optional.of(List.of("true")));

    private static RecordedEvent sent(long number, String channel, Object payload, String at) {
        return new RecordedEvent(number, 0, Origin.CHANNEL_SENT, channel, new ChannelMessage(channel, channel, payload, null,
                Map.of(), List.of(), new byte[0], new Reached(at)), null, "main", new Cause(1, "POST /orders"), null, null);
    }

    private List<Clue> clues(EventSelector<?> awaited, Missing missing, RecordedEvent... events) {
        return new SentElsewhere(channels).find(new Scene(List.of(events), OptionalLong.empty(), awaited, missing));
    }

    private static List<Clue> clue(String text) {
        return List.of(new Clue(Weight.SHOWS, text));
    }

    @Test
    void namesTheOnlyChannelThatGotMessages() {
        assertEquals(clue("Nothing was sent to invoices. #14 was sent to shipments at Billing.java:23. Billing can send to"
                + " both."),
                clues(INVOICES, Missing.WHOLE, sent(12, "shipments", "one", "Billing.java:22"),
                        sent(14, "shipments", "two", "Billing.java:23")));
        assertEquals(clue("Nothing was sent to invoices. #12 was sent to shipments. Billing can send to both."),
                clues(new AttributedSelector<>(INVOICES), Missing.WHOLE, sent(12, "shipments", "one", null)));
    }

    @Test
    void namesTheMessageOfTheAwaitedType() {
        assertEquals(clue("Nothing was sent to invoices. #12 was sent to shipments at Billing.java:23. Billing can send to"
                + " both."),
                clues(new SentPayloadSelector<>(INVOICES, String.class), Missing.WHOLE,
                        sent(12, "shipments", "one", "Billing.java:23"), sent(13, "copies", 7, "Billing.java:24")));
    }

    @Test
    void saysThatNothingReceivesFromTheOtherChannel() {
        channels.addOutgoing("shipments", new Topics(List.of("shipments"), false));
        channels.addIncoming("parcels", new Topics(List.of("parcels"), false));
        assertEquals(clue("Nothing was sent to invoices. #12 was sent to shipments at Billing.java:23, and nothing here"
                + " receives from shipments. Billing can send to both."),
                clues(INVOICES, Missing.WHOLE, sent(12, "shipments", "one", "Billing.java:23")));
        channels.addIncoming("parcels", new Topics(List.of("shipments"), false));
        assertEquals(clue("Nothing was sent to invoices. #12 was sent to shipments at Billing.java:23. Billing can send to"
                + " both."),
                clues(INVOICES, Missing.WHOLE, sent(12, "shipments", "one", "Billing.java:23")));
    }

    @Test
    void namesTheClassesThatCanSendToTheAwaitedChannel() {
        RecordedEvent shipped = sent(12, "shipments", "one", null);
        assertEquals(clue("Nothing was sent to copies. #12 was sent to shipments. Only Copies can send to copies."),
                clues(new SentSelector("copies"), Missing.WHOLE, shipped));
        assertEquals(clue("Nothing was sent to letters. #12 was sent to shipments. No class of the application can send to"
                + " letters."), clues(new SentSelector("letters"), Missing.WHOLE, shipped));
        channels.addOutgoing("invoices", new Topics(List.of("letters"), false));
        assertEquals(clue("Nothing was sent to letters. #12 was sent to shipments. Billing can send to both."),
                clues(new SentSelector("letters"), Missing.WHOLE, shipped));
    }

    @Test
    void saysNothingIfItCannotTellOrIfTheChannelGotAMessage() {
        RecordedEvent shipped = sent(12, "shipments", "one", null);
        assertEquals(List.of(), clues(INVOICES, Missing.WHOLE));
        assertEquals(List.of(), clues(INVOICES, Missing.WHOLE, shipped, sent(13, "copies", "one", null)));
        assertEquals(List.of(), clues(INVOICES, Missing.WHOLE, shipped, sent(13, "invoices", "one", null)));
        assertEquals(List.of(), clues(INVOICES, Missing.NOTHING, shipped));
        assertEquals(List.of(), clues(new NamedSelector("invoices"), Missing.WHOLE, shipped));
    }

    @Test
    void theLineOfAMessageSaysWhereItWasSent() {
        assertEquals("CHANNEL_SENT shipments \"one\" at Billing.java:23",
                sent(1, "shipments", "one", "Billing.java:23").toString());
        assertEquals("CHANNEL_SENT shipments \"one\"", sent(1, "shipments", "one", null).toString());
    }
}
