package io.quarkiverse.handlertesting.deployment.test.events;

import static io.quarkiverse.handlertesting.events.Selectors.committed;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** An application with JTA and with Hibernate Reactive, whose transactions {@code committed(…)} does not follow. */
class HibernateReactiveTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(List.of(
                    Dependency.of("io.quarkus", "quarkus-hibernate-reactive-deployment", Version.getVersion()),
                    Dependency.of("io.quarkus", "quarkus-reactive-pg-client-deployment", Version.getVersion())))
            .withApplicationRoot(root -> root.addClass(QuarkusTestCallbacks.class))
            .overrideConfigKey("quarkus.datasource.db-kind", "postgresql")
            .overrideConfigKey("quarkus.datasource.reactive.url", "vertx-reactive:postgresql://localhost:1/none");

    record Shipped(int id) {
    }

    @Inject
    Events events;
    @Inject
    Event<Shipped> shipped;

    @Test
    void aFailureSaysWhichTransactionsAreNotFollowed() {
        var subscription = events.subscribe(committed(Shipped.class));
        shipped.fire(new Shipped(7));
        String message = assertThrows(EventAssertionError.class, () -> subscription.within(ofMillis(5)).await()).getMessage();
        assertTrue(message.replaceAll("java:\\d+", "java:N").endsWith(
                "CDI  HibernateReactiveTest.Shipped[id=7] at HibernateReactiveTest.java:N -> no observer   <- fired, not committed by JTA; committed(…)"
                        + " does not follow transactions of Hibernate Reactive"),
                message);
    }

    @Test
    void seesACommitOfJta() {
        var subscription = events.subscribe(committed(Shipped.class));
        QuarkusTransaction.requiringNew().run(() -> shipped.fire(new Shipped(7)));
        subscription.await();
    }
}
