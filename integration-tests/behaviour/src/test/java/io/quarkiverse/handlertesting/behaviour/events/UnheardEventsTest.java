package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.Logged;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;

/**
 * An event that none of its observers gets is a warning: a test that waits for the event is green, but the observer is dead.
 */
@QuarkusTest
class UnheardEventsTest {

    @Inject
    Events events;
    @Inject
    Event<Ordered> ordered;
    @Inject
    Event<Paid> paid;
    @Inject
    Event<Shipped> shipped;
    @Inject
    @Express
    Event<Shipped> express;
    @Inject
    @Urgent
    Event<Sent> urgent;
    @Inject
    Event<Object> anything;

    private Logged logged;

    record Ordered(int id) {
    }

    record Paid(int id) {
    }

    record Shipped(int id) {
    }

    record Lost(int id) {
    }

    record Sent(int id) {
    }

    record Weighed(int id) {
    }

    record Packed(int id) {
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Express {
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Urgent {
    }

    @ApplicationScoped
    static class Mailer {

        void print(@ObservesAsync Weighed event) {
        }

        void load(@Observes Packed event) {
        }

        void post(@Observes @Express Sent event) {
        }

        void ship(@ObservesAsync @Express Sent event) {
        }

        void confirm(@ObservesAsync Ordered event) {
        }

        void thank(@Observes Paid event) {
        }

        void remind(@Observes Paid event) {
        }

        void announce(@Observes Shipped event) {
        }

        void hurry(@ObservesAsync @Express Shipped event) {
        }
    }

    @BeforeEach
    void log() {
        logged = new Logged();
    }

    @AfterEach
    void stopLogging() {
        logged.close();
    }

    /** The warnings of an event, which is seen by the test all the same. */
    private <T> List<String> warnings(Class<T> type, Supplier<?> fire) {
        var seen = events.subscribe(fired(type));
        fire.get();
        seen.await();
        return logged.messages().stream().filter(message -> message.contains("UnheardEventsTest")).toList();
    }

    private static Supplier<?> run(Runnable fire) {
        return () -> {
            fire.run();
            return null;
        };
    }

    @Test
    void anEventWithAnAsynchronousObserverIsFiredSynchronouslyInVain() {
        assertEquals(
                List.of("fire(UnheardEventsTest.Ordered) reaches no observer: it calls those with @Observes, but these have"
                        + " @ObservesAsync: UnheardEventsTest.Mailer.confirm. Use fireAsync(…), or @Observes."),
                warnings(Ordered.class, run(() -> ordered.fire(new Ordered(1)))));
        assertEquals(1, warnings(Ordered.class, run(() -> ordered.fire(new Ordered(2)))).size());
        assertEquals(1, warnings(Ordered.class, run(() -> anything.fire(new Ordered(3)))).size());
    }

    @Test
    void anEventWithSynchronousObserversIsFiredAsynchronouslyInVain() {
        assertEquals(
                List.of("fireAsync(UnheardEventsTest.Paid) reaches no observer: it calls those with @ObservesAsync, but these have"
                        + " @Observes: UnheardEventsTest.Mailer.remind, UnheardEventsTest.Mailer.thank. Use fire(…), or"
                        + " @ObservesAsync."),
                warnings(Paid.class, () -> paid.fireAsync(new Paid(1))));
    }

    @Test
    void anEventThatAnObserverGetsIsNoWarning() {
        assertEquals(List.of(), warnings(Shipped.class, run(() -> shipped.fire(new Shipped(1)))));
        assertEquals(List.of(), warnings(Shipped.class, run(() -> express.fire(new Shipped(2)))));
        assertEquals(List.of(), warnings(Shipped.class, () -> express.fireAsync(new Shipped(3))));
        assertEquals(List.of(), warnings(Lost.class, run(() -> anything.fire(new Lost(1)))));
    }

    /** It was heard with other qualifiers before. */
    @Test
    void qualifiersCount() {
        assertEquals(List.of(
                "fireAsync(UnheardEventsTest.Shipped) reaches no observer: it calls those with @ObservesAsync, but these have"
                        + " @Observes: UnheardEventsTest.Mailer.announce. Use fire(…), or @ObservesAsync."),
                warnings(Shipped.class, () -> shipped.fireAsync(new Shipped(1))));
    }

    /** The clues of a failed wait, in which numbers are N. */
    private List<String> clues() {
        var lost = events.subscribe(fired(Lost.class));
        var failure = assertThrows(EventAssertionError.class, () -> lost.within(Duration.ZERO).await());
        return failure.getMessage().lines().skip(1).takeWhile(line -> !line.equals("The test saw:"))
                .filter(line -> line.contains("has no observer")).toList();
    }

    @Test
    void aFailureNamesTheObserversThatObserveAnotherQualifier() {
        urgent.fire(new Sent(1));
        assertEquals(List.of("#1 @UnheardEventsTest.Urgent UnheardEventsTest.Sent has no observer. Observers of"
                + " UnheardEventsTest.Sent: UnheardEventsTest.Mailer.post observes @UnheardEventsTest.Express,"
                + " UnheardEventsTest.Mailer.ship observes @UnheardEventsTest.Express asynchronously."), clues());
    }

    @Test
    void aFailureNamesTheObserversThatObserveInTheOtherWay() {
        anything.fire(new Weighed(1));
        anything.fireAsync(new Packed(1));
        assertEquals(List.of("#1 UnheardEventsTest.Weighed has no observer. Observers of UnheardEventsTest.Weighed:"
                + " UnheardEventsTest.Mailer.print observes it asynchronously, but it was fired with fire().",
                "#2 UnheardEventsTest.Packed has no observer. Observers of UnheardEventsTest.Packed:"
                        + " UnheardEventsTest.Mailer.load observes it synchronously, but it was fired with fireAsync()."),
                clues());
    }

    @Test
    void aFailureSaysNothingOfAnEventWhoseTypeHasNoObserver() {
        anything.fire(new Lost(1));
        anything.fireAsync(new Weighed(1));
        assertEquals(List.of(), clues());
    }
}
