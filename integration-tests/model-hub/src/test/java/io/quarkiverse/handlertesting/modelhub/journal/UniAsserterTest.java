package io.quarkiverse.handlertesting.modelhub.journal;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.TestReactiveTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.vertx.RunOnVertxContext;
import io.quarkus.test.vertx.UniAsserter;
import io.smallrye.mutiny.Uni;

/**
 * A test is the cause of what the steps of its {@link UniAsserter} do. All tests of this application on a context of Vert.x
 * have one: Quarkus runs the steps of an earlier test again in each test without one.
 */
@QuarkusTest
class UniAsserterTest {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;

    record Tick(int number) {
    }

    private List<String> causes() {
        return events.seen().stream().map(event -> String.valueOf(event.cause())).toList();
    }

    @Test
    @RunOnVertxContext
    void onAnEventLoop(UniAsserter asserter) {
        anything.fire(new Tick(1));
        asserter.execute(() -> anything.fire(new Tick(2)));
        asserter.assertThat(() -> Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(1)),
                later -> anything.fire(new Tick(3)));
        asserter.execute(() -> assertEquals(List.of("test", "test", "test"), causes()));
    }

    @Test
    @RunOnVertxContext(runOnEventLoop = false)
    void onAWorkerThread(UniAsserter asserter) {
        anything.fire(new Tick(1));
        asserter.execute(() -> anything.fire(new Tick(2)));
        asserter.assertThat(() -> Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(1)),
                later -> anything.fire(new Tick(3)));
        asserter.execute(() -> assertEquals(List.of("test", "test", "test"), causes()));
    }

    @Test
    @TestReactiveTransaction
    void inAReactiveTransaction(UniAsserter asserter) {
        anything.fire(new Tick(1));
        asserter.execute(() -> anything.fire(new Tick(2)));
        asserter.execute(() -> assertEquals(List.of("test", "test"), causes()));
    }
}
