package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;

/** A message without a consumer shows why something did not come. */
class UnheardMessagesTest {

    private static Reached reached(String at, boolean nobody) {
        return reached(at, nobody, null);
    }

    private static Reached reached(String at, boolean nobody, String meant) {
        return new Reached(at) {
            @Override
            public String meant() {
                return meant;
            }

            @Override
            protected String whom() {
                return nobody ? "no consumer" : "Evictor.evict, ended in 2 ms";
            }

            @Override
            public boolean isNobody() {
                return nobody;
            }
        };
    }

    private static RecordedEvent event(long cause, String address, Object reached) {
        BusMessage message = new BusMessage(address, "llama", Map.of(), false, reached);
        return new RecordedEvent(1, 0, Origin.EVENT_BUS, address, message, null, "main",
                new Cause(cause, cause == 0 ? "test" : "POST /pull"), null, null);
    }

    private static List<Clue> clues(Missing missing, OptionalLong request, RecordedEvent... events) {
        return new UnheardMessages().find(new Scene(List.of(events), request, null, missing));
    }

    private static Clue clue(String text) {
        return new Clue(Weight.SHOWS, text);
    }

    @Test
    void isNamedWithItsSenderAndLine() {
        assertEquals(List.of(clue("The message to models.evict that r1 sent at Models.java:31 reached no consumer."),
                clue("The message to models.load that the test method sent reached no consumer.")),
                clues(Missing.WHOLE, OptionalLong.empty(), event(1, "models.evict", reached("Models.java:31", true)),
                        event(1, "models.evict", reached("Models.java:31", true)),
                        event(0, "models.load", reached(null, true)), event(1, "models.third", reached(null, true))));
    }

    @Test
    void isNoClueIfItHasAConsumerOrAnotherSenderOrIfNothingIsMissing() {
        RecordedEvent unheard = event(1, "models.evict", reached(null, true));
        assertEquals(List.of(), clues(Missing.WHOLE, OptionalLong.empty(), event(1, "models.evict", reached(null, false)),
                event(1, "models.evict", Reached.UNKNOWN)));
        assertEquals(List.of(), clues(Missing.WHOLE, OptionalLong.of(2), unheard));
        assertEquals(List.of(), clues(Missing.NOTHING, OptionalLong.empty(), unheard));
    }

    @Test
    void isNamedForEachRequestWithTheAddressThatWasMeant() {
        RecordedEvent misspelled = event(1, "models.evcit", reached("Models.java:31", true, "models.evict"));
        Clue expected = clue(
                "The message to models.evcit that r1 sent at Models.java:31 reached no consumer; the nearest address"
                        + " with one is \"models.evict\".");
        assertEquals(List.of(expected), clues(Missing.REST, OptionalLong.of(1), misspelled));
        assertEquals(List.of(expected), clues(Missing.REST, OptionalLong.of(2), misspelled));
        assertEquals(List.of(), clues(Missing.REST, OptionalLong.of(2),
                event(1, "models.evcit", reached("Models.java:31", false, "models.evict"))));
    }

    @Test
    void theLineOfAMessageSaysWhereItWasSentAndWhomItReached() {
        assertEquals("models.evict \"llama\" at Models.java:31 -> no consumer",
                event(1, "models.evict", reached("Models.java:31", true)).payload().toString());
        assertEquals("models.evict \"llama\" -> Evictor.evict, ended in 2 ms",
                event(1, "models.evict", reached(null, false)).payload().toString());
        assertEquals("models.evict \"llama\" at Models.java:31",
                event(1, "models.evict", new Reached("Models.java:31")).payload().toString());
    }

    @Test
    void whomAMessageReachedDoesNotCountWhenMessagesAreCompared() {
        BusMessage expected = new BusMessage("models.evict", "llama", Map.of(), false);
        assertEquals(expected, event(1, "models.evict", reached("Models.java:31", true)).payload());
        assertEquals(expected.hashCode(), event(1, "models.evict", reached(null, false)).payload().hashCode());
        assertNotEquals(expected, event(1, "models.load", Reached.UNKNOWN).payload());
    }
}
