package io.quarkiverse.handlertesting.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.story.ChangedObjects;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Recorded;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;

/** An event that carries a mutable object does not keep its state. */
class ChangedObjectsTest {

    private final Recorded recorded = new Recorded();

    static class Purchase {
        Long id;
        String customer = "miller";
        String status = "PAID";
    }

    record StatusChanged(Purchase purchase) {
    }

    private void fire(Object event) {
        recorded.add(Origin.CDI, "StatusChanged", new CdiEvent(event, Set.of()));
    }

    private List<Clue> clues() {
        return new ChangedObjects().find(Scene.of(recorded.events()));
    }

    @Test
    void areNamedWithTheFieldsThatHaveChanged() {
        Purchase purchase = new Purchase();
        fire(new StatusChanged(purchase));
        purchase.id = 3L;
        purchase.status = "PACKED";
        fire(new StatusChanged(purchase));
        assertEquals(
                List.of(new Clue(Weight.POINTS, "#1 and #2 carry the same ChangedObjectsTest.Purchase; it was changed after"
                        + " #1: status PAID -> PACKED.")),
                clues());
    }

    @Test
    void mayBeInEventsOfSeveralSources() {
        Purchase purchase = new Purchase();
        fire(purchase);
        purchase.customer = "smith";
        purchase.status = null;
        recorded.add(Origin.EVENT_BUS, "purchases", new BusMessage("purchases", purchase, Map.of(), false));
        assertEquals(List.of("#1 and #2 carry the same ChangedObjectsTest.Purchase; it was changed after #1: customer miller ->"
                + " smith, status PAID -> null."), clues().stream().map(Clue::text).toList());
    }

    @Test
    void areNoClueIfTheyAreTheSameOrEqualOnesOrOnlyGotTheirId() {
        Purchase purchase = new Purchase();
        fire(new StatusChanged(purchase));
        fire(new StatusChanged(purchase));
        Purchase other = new Purchase();
        other.status = "PACKED";
        fire(new StatusChanged(other));
        purchase.id = 3L;
        fire(new StatusChanged(purchase));
        fire("PAID");
        assertEquals(List.of(), clues());
    }
}
