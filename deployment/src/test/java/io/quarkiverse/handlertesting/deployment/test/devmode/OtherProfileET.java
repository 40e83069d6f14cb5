package io.quarkiverse.handlertesting.deployment.test.devmode;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.deployment.test.devmode.Pulls.PullDone;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Tests as {@link PullsET} does, in another application. */
@QuarkusTest
@TestProfile(OtherProfileET.Other.class)
public class OtherProfileET {

    @Inject
    Events events;
    @Inject
    Pulls pulls;

    public static class Other implements QuarkusTestProfile {
    }

    @BeforeEach
    void nothingIsLeftOfAnotherProfile() {
        assertEquals(List.of(), events.seen());
    }

    @Test
    public void hasItsOwnJournal() {
        var done = events.subscribe(fired(PullDone.class));
        pulls.pull("other");
        assertEquals("other", done.await().file());
    }
}
