package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.committed;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;

/**
 * CDI events become events of the journal: synchronous ones, asynchronous ones, and events whose transaction was committed.
 */
@QuarkusTest
class CdiEventsTest {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    UserTransaction transaction;
    @Inject
    TransactionSynchronizationRegistry registry;

    interface Finished {
    }

    record Download(int id) implements Finished {
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Urgent {
    }

    static class UrgentLiteral extends AnnotationLiteral<Urgent> implements Urgent {
    }

    @Test
    void aFiredEventIsSeen() {
        var downloads = events.subscribe(fired(Download.class));
        anything.fire(new Download(7));
        assertEquals(new Download(7), downloads.await());
        assertEquals(List.of(Origin.CDI), events.seen().stream().map(event -> event.origin()).toList());
    }

    @Test
    void anEventMatchesByItsSupertype() {
        var finished = events.subscribe(fired(Finished.class));
        anything.fire(new Download(7));
        assertEquals(new Download(7), finished.await());
    }

    @Test
    void anAsynchronousEventIsSeen() {
        var downloads = events.subscribe(fired(Download.class));
        anything.fireAsync(new Download(7));
        assertEquals(new Download(7), downloads.await());
        assertEquals(List.of(Origin.CDI_ASYNC), events.seen().stream().map(event -> event.origin()).toList());
    }

    @Test
    void qualifiersSelectEvents() {
        var urgent = events.subscribe(fired(Download.class, new UrgentLiteral()));
        anything.fire(new Download(1));
        anything.select(new UrgentLiteral()).fire(new Download(2));
        assertEquals(new Download(2), urgent.await());
        String timeline = events.timeline().replaceAll("java:\\d+", "java:N");
        assertTrue(
                timeline.endsWith(
                        "CDI  @CdiEventsTest.Urgent CdiEventsTest.Download[id=2] at CdiEventsTest.java:N -> no observer"),
                timeline);
    }

    @Test
    void anEventIsCommittedWithItsTransaction() throws Exception {
        var committed = events.subscribe(committed(Download.class));
        transaction.begin();
        anything.fire(new Download(7));
        assertEquals(List.of(), committed.seen());
        transaction.commit();
        assertEquals(new Download(7), committed.await());
    }

    @Test
    void anEventThatIsRolledBackIsFiredButNeverCommitted() throws Exception {
        var fired = events.subscribe(fired(Download.class));
        var committed = events.subscribe(committed(Download.class));
        transaction.begin();
        anything.fire(new Download(7));
        transaction.rollback();
        assertEquals(Status.STATUS_NO_TRANSACTION, transaction.getStatus());
        assertEquals(new Download(7), fired.await());
        committed.expectNone();
    }

    @Test
    void anEventFiredOutsideATransactionIsNeverCommitted() {
        var committed = events.subscribe(committed(Download.class));
        anything.fire(new Download(7));
        committed.expectNone();
    }

    /** As in a method of an entity listener, which Hibernate calls when it flushes. */
    @Test
    void anEventThatIsFiredWhileItsTransactionCompletesIsCommitted() throws Exception {
        var committed = events.subscribe(committed(Download.class));
        transaction.begin();
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                anything.fire(new Download(7));
            }

            @Override
            public void afterCompletion(int status) {
                // Only the flush matters.
            }
        });
        transaction.commit();
        assertEquals(new Download(7), committed.await());
    }

    record Saved(boolean commits) {
    }

    record Announced(String phase) {
    }

    @ApplicationScoped
    static class Announcer {

        @Inject
        Event<Announced> announced;

        void success(@Observes(during = TransactionPhase.AFTER_SUCCESS) Saved event) {
            announced.fire(new Announced("success"));
        }

        void failure(@Observes(during = TransactionPhase.AFTER_FAILURE) Saved event) {
            announced.fire(new Announced("failure"));
        }
    }

    @Test
    void anEventThatAnObserverFiresAfterTheCommitIsCommitted() throws Exception {
        var committed = events.subscribe(committed(Announced.class));
        transaction.begin();
        anything.fire(new Saved(true));
        transaction.commit();
        assertEquals(new Announced("success"), committed.await());
    }

    @Test
    void anEventThatAnObserverFiresAfterARollbackIsNotCommitted() throws Exception {
        var fired = events.subscribe(fired(Announced.class));
        var committed = events.subscribe(committed(Announced.class));
        transaction.begin();
        anything.fire(new Saved(false));
        transaction.rollback();
        assertEquals(new Announced("failure"), fired.await());
        committed.expectNone();
    }

    @Test
    void eventsOfTheContainerAreNotRecorded() throws Exception {
        transaction.begin();
        anything.fire(new ShutdownDelayInitiatedEvent());
        transaction.commit();
        assertEquals(List.of(), events.seen());
    }

    @Test
    void aSelectorForEventsThatAreNeverRecordedIsRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> events.subscribe(fired(StartupEvent.class)));
        assertEquals("No StartupEvent is ever recorded: events of the packages io.quarkus, io.vertx, jakarta are not the"
                + " application's.", refusal.getMessage());
    }
}
