package io.quarkiverse.handlertesting.benchmarks.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import jakarta.inject.Inject;

import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Measures the first use of a fixture, and a call of its method for comparison. */
@QuarkusTest
class FixtureProbe {

    static class Catalogue {
        String name() {
            return "tiny";
        }
    }

    @Inject
    Catalogue catalogue;

    @Fixture
    Uni<Catalogue> catalogue() {
        return Uni.createFrom().item(Catalogue::new).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @Repeated
    void use(int repetition) throws IOException {
        // Alternate the order, so that the same one does not always pay for the garbage of the other.
        if (repetition % 2 == 0) {
            fixture();
            byHand();
        } else {
            byHand();
            fixture();
        }
    }

    private void fixture() throws IOException {
        long begun = System.nanoTime();
        assertEquals("tiny", catalogue.name());
        Samples.add("fixture", (System.nanoTime() - begun) / 1e3);
    }

    private void byHand() throws IOException {
        long begun = System.nanoTime();
        assertEquals("tiny", catalogue().await().indefinitely().name());
        Samples.add("by hand", (System.nanoTime() - begun) / 1e3);
    }
}
