package io.quarkiverse.handlertesting.behaviour.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.UserTransaction;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;

/** The exception of an observer goes to the code that fires, unless the observer waits for a phase of a transaction. */
@QuarkusTest
class ObserverFailuresTest {

    @Inject
    Events events;
    @Inject
    Event<Sold> sold;
    @Inject
    Event<Shipped> shipped;
    @Inject
    UserTransaction transaction;

    /** An event on which the observer of one phase fails. */
    record Sold(TransactionPhase fails, boolean withError) {

        void failIn(TransactionPhase phase) {
            if (phase == fails && withError) {
                throw new AssertionError(phase);
            }
            if (phase == fails) {
                throw new Boom(phase.name());
            }
        }
    }

    static final class Boom extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Boom(String message) {
            super(message);
        }
    }

    @ApplicationScoped
    static class Seller {

        void now(@Observes Sold event) {
            event.failIn(TransactionPhase.IN_PROGRESS);
        }

        void before(@Observes(during = TransactionPhase.BEFORE_COMPLETION) Sold event) {
            event.failIn(TransactionPhase.BEFORE_COMPLETION);
        }

        void success(@Observes(during = TransactionPhase.AFTER_SUCCESS) Sold event) {
            event.failIn(TransactionPhase.AFTER_SUCCESS);
        }

        void failure(@Observes(during = TransactionPhase.AFTER_FAILURE) Sold event) {
            event.failIn(TransactionPhase.AFTER_FAILURE);
        }

        void completion(@Observes(during = TransactionPhase.AFTER_COMPLETION) Sold event) {
            event.failIn(TransactionPhase.AFTER_COMPLETION);
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "BEFORE_COMPLETION", "AFTER_SUCCESS", "AFTER_FAILURE", "AFTER_COMPLETION" })
    void theFailureOfAnObserverOfAPhaseIsUnseen(TransactionPhase phase) throws Exception {
        transaction.begin();
        sold.fire(new Sold(phase, false));
        if (phase == TransactionPhase.AFTER_FAILURE) {
            transaction.rollback();
        } else {
            transaction.commit();
        }
        assertEquals(phase.name(), events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void theErrorOfAnObserverAfterTheCompletionIsUnseen() throws Exception {
        transaction.begin();
        sold.fire(new Sold(TransactionPhase.AFTER_SUCCESS, true));
        transaction.commit();
        assertEquals("AFTER_SUCCESS", events.expectFailure(AssertionError.class).getMessage());
    }

    @Test
    void theErrorOfAnObserverBeforeTheCompletionGoesToTheCodeThatCommits() throws Exception {
        transaction.begin();
        sold.fire(new Sold(TransactionPhase.BEFORE_COMPLETION, true));
        assertThrows(RollbackException.class, transaction::commit);
    }

    @Test
    void theFailureOfAnObserverGoesToTheFiringCode() throws Exception {
        assertThrows(Boom.class, () -> sold.fire(new Sold(TransactionPhase.IN_PROGRESS, false)));
    }

    /** ArC notifies the observers of phases at once if there is no transaction. */
    @Test
    void theFailureOfAnObserverOfAPhaseGoesToTheFiringCodeOutsideATransaction() {
        assertThrows(Boom.class, () -> sold.fire(new Sold(TransactionPhase.AFTER_SUCCESS, false)));
    }

    record Shipped(String item) {
    }

    /** Observers that run later, on other threads. */
    @ApplicationScoped
    static class Shipper {

        @Inject
        UserTransaction transaction;

        void ship(@ObservesAsync Shipped event) throws Exception {
            if (event.item().equals("rolled back")) {
                transaction.begin();
                transaction.setRollbackOnly();
                transaction.commit();
            }
            throw new Boom(event.item());
        }
    }

    @RepeatedTest(200)
    void theFailureOfAnAsynchronousObserverIsUnseenUntilCodeLooksAtTheStage() {
        shipped.fireAsync(new Shipped("book"));
        assertEquals("book", events.expectFailure(Boom.class).getMessage());
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        shipped.fireAsync(new Shipped("pen")).whenComplete((event, thrown) -> failure.complete(thrown.getCause()));
        assertEquals("pen", failure.join().getMessage());
        events.awaitIdle();
    }

    @Test
    void aStageThatDependsOnThatOfAnEventPassesTheQuestionOn() {
        shipped.fireAsync(new Shipped("book")).thenAccept(event -> {
        });
        assertEquals("book", events.expectFailure(Boom.class).getMessage());
        assertThrows(CompletionException.class,
                () -> shipped.fireAsync(new Shipped("pen")).thenApply(Shipped::item).toCompletableFuture().join());
        events.awaitIdle();
    }

    @Test
    void aRollbackInTheBackgroundIsOneEntry() {
        shipped.fireAsync(new Shipped("rolled back"));
        events.expectFailure(RollbackException.class);
        events.awaitIdle();
    }
}
