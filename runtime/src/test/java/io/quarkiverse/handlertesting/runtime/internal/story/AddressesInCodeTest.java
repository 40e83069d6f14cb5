package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.CallOut.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** A failed call whose address is in the code names the class. */
class AddressesInCodeTest {

    private static final String ADDRESS = "http://localhost:8089/catalog";

    private final Recorded recorded = new Recorded();
    private final AddressesInCode addresses = new AddressesInCode(() -> Map.of("Catalog", Set.of("http://localhost:8089"),
            "Crawler", Set.of("http://localhost:8089/robots.txt"), "Hub", Set.of("http://localhost:80890", "catalog")));

    private void call(String target, Stage stage, int status) {
        recorded.add(Origin.CALL_OUT, target, new CallOut("GET", target, stage, status, Duration.ZERO, 1, "refused"));
    }

    private List<Clue> find() {
        return addresses.find(Scene.of(recorded.events()));
    }

    @ParameterizedTest
    @CsvSource({ "FAILED, 0", "ANSWERED, 404", "UNREADABLE, 500" })
    void theClassesAreNamed(Stage stage, int status) {
        call(ADDRESS, stage, status);
        assertEquals(List.of(new Clue(Weight.SHOWS,
                "The address http://localhost:8089 is a text in the code of Catalog, Crawler.")), find());
    }

    @Test
    void noClassIsNamedForAnotherAddress() {
        call("http://localhost:8090/catalog", Stage.FAILED, 0);
        call("/catalog", Stage.FAILED, 0);
        assertEquals(List.of(), find());
    }

    @Test
    void aCallThatSucceededOrReachedAMockIsNone() {
        AddressesInCode unread = new AddressesInCode(() -> fail("the classes were read"));
        call(ADDRESS, Stage.ANSWERED, 200);
        recorded.add(Origin.UPSTREAM, "hub", new UpstreamCall("hub", "GET", "/catalog", 404, "GET /catalog", null, null));
        call(ADDRESS, Stage.ANSWERED, 404);
        assertEquals(List.of(), unread.find(Scene.of(recorded.events())));
    }
}
