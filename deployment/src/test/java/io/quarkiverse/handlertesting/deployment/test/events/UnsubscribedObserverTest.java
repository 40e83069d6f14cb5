package io.quarkiverse.handlertesting.deployment.test.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The build warns of an observer that returns a lazy result: its work never runs. */
class UnsubscribedObserverTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Mailer.class, Ordered.class))
            .setLogRecordPredicate(record -> record.getLoggerName().equals("io.quarkiverse.handlertesting"))
            .assertLogRecords(records -> assertEquals(List.of(
                    "The observer UnsubscribedObserverTest.Mailer.all returns a Multi, but nothing subscribes to what an observer"
                            + " returns: its work never runs. Subscribe to it in the observer, or wait for it there.",
                    "The observer UnsubscribedObserverTest.Mailer.send returns a Uni, but nothing subscribes to what an observer"
                            + " returns: its work never runs. Subscribe to it in the observer, or wait for it there."),
                    records.stream().map(record -> String.valueOf(record.getMessage()))
                            .filter(message -> message.startsWith("The observer")).sorted().toList()));

    record Ordered(int id) {
    }

    @Singleton
    static class Mailer {

        Uni<Void> send(@ObservesAsync Ordered event) {
            return Uni.createFrom().voidItem();
        }

        Multi<String> all(@Observes Ordered event) {
            return Multi.createFrom().empty();
        }

        /** Its work runs without a subscription. */
        CompletionStage<String> log(@ObservesAsync Ordered event) {
            return CompletableFuture.completedFuture("logged");
        }

        void count(@Observes Ordered event) {
        }
    }

    @Test
    void theApplicationStarts() {
        // The records of the log are checked after the test.
    }
}
