package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** A refused request is a clue, with what it needs and what its user has. */
class RefusalsTest {

    private final Recorded recorded = new Recorded();

    private void answered(int status, String refusal) {
        recorded.add(Origin.HTTP, "GET /usage", new HttpExchange("GET", "/usage", status, Duration.ZERO, Stage.ANSWERED,
                List.of(), List.of(), null, null, "root", refusal));
    }

    private List<Clue> clues(OptionalLong request) {
        return new Refusals().find(new Scene(recorded.events(), request, null));
    }

    @Test
    void theRequestOfTheFailureShowsTheCause() {
        answered(403, "it needs role \"admin\" (Users.usage); root has no roles and no permissions");
        recorded.by(Recorded.R2);
        answered(401, "no user is authenticated");
        assertEquals(
                List.of(new Clue(Weight.SHOWS, "r1 GET /usage was answered with 403: it needs role \"admin\" (Users.usage);"
                        + " root has no roles and no permissions.")),
                clues(OptionalLong.of(1)));
    }

    @Test
    void theLastOnePointsAtTheCauseOfAFailureThatIsAboutNoRequest() {
        answered(403, "root has no roles and no permissions");
        recorded.by(Recorded.R2);
        answered(401, "no user is authenticated");
        assertEquals(List.of(
                new Clue(Weight.POINTS, "r2 GET /usage was answered with 401: no user is authenticated.")),
                clues(OptionalLong.empty()));
    }

    @Test
    void othersAreNone() {
        answered(200, null);
        assertEquals(List.of(), clues(OptionalLong.of(1)));
    }

    @Test
    void anEarlierRequestNamesItsUser() {
        recorded.add(Origin.HTTP, "GET /usage", new HttpExchange("GET", "/usage", 0, Duration.ZERO, Stage.REQUESTED, List.of(),
                List.of()));
        answered(200, null);
        assertEquals("  r1 GET /usage as root -> 200, caused nothing",
                EarlierRequests.lines(recorded.events(), 2, Set.of()).get(1));
    }
}
