package io.quarkiverse.handlertesting.deployment.test.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.taps.UnreadKeys;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;

/** Keys of the configuration that nothing reads are known to failures, if similar ones are read. */
class UnreadKeysTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive.addClasses(Hub.class))
            .overrideConfigKey("quarkus.http.idle-timeouts", "7s")
            .overrideConfigKey("quarkus.http.read-timeout", "8s")
            .overrideConfigKey("hub.time-out", "5")
            .overrideConfigKey("hub.retries", "3")
            .overrideConfigKey("hub.retrys", "4");

    @Inject
    UnreadKeys keys;

    @Unremovable
    @Singleton
    static class Hub {

        @ConfigProperty(name = "hub.timeout", defaultValue = "30")
        int timeout;
        @ConfigProperty(name = "hub.retries")
        Optional<Integer> retries;
    }

    @Test
    void areThoseWithASimilarOneThatIsAbsent() {
        assertEquals(List.of(
                "No code reads the configuration key hub.time-out, which is set, but hub.timeout, which is not.",
                "Quarkus ignores the configuration key quarkus.http.idle-timeouts; it reads quarkus.http.idle-timeout."),
                keys.find(Scene.of(List.of())).stream().map(Clue::text).toList());
    }
}
