package io.quarkiverse.handlertesting.behaviour.sql;

import static io.quarkiverse.handlertesting.events.Selectors.committed;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.transactions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;

/** Transactions of JTA are in the timeline, with the reason for a rollback. */
@QuarkusTest
class TransactionsTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    Bookings bookings;

    record Booked(String by) {
    }

    @ApplicationScoped
    static class Bookings {

        @Inject
        Event<Object> anything;
        @Inject
        UserTransaction user;
        @Inject
        TransactionManager manager;
        @Inject
        Bookings self;

        private final CountDownLatch held = new CountDownLatch(1);

        void release() {
            held.countDown();
        }

        void routes(@Observes Router router) {
            router.get("/tx/:what").blockingHandler(request -> {
                try {
                    call(request.pathParam("what"));
                } catch (Exception thrown) {
                    // The test looks at the transaction.
                }
                request.end();
            });
        }

        private void call(String what) throws Exception {
            switch (what) {
                case "commit" -> self.commit();
                case "unchecked" -> self.unchecked();
                case "checked" -> self.checked();
                case "marked" -> self.marked();
                case "failing-commit" -> self.failingCommit();
                case "nested" -> self.nested();
                case "rolled-back" -> {
                    user.begin();
                    user.rollback();
                }
                case "programmatic" -> QuarkusTransaction.requiringNew().run(() -> {
                    throw new IllegalStateException("no seat");
                });
                case "timeout" -> timeout();
                case "open" -> {
                    user.begin();
                    anything.fire(new Booked("open"));
                    held.await();
                    user.rollback();
                }
                default -> throw new IllegalArgumentException(what);
            }
        }

        @Transactional
        void commit() {
            anything.fire(new Booked("commit"));
        }

        @Transactional
        void unchecked() {
            anything.fire(new Booked("unchecked"));
            throw new IllegalStateException("no seat");
        }

        @Transactional
        void checked() throws IOException {
            throw new IOException("does not roll back");
        }

        @Transactional
        void marked() throws Exception {
            manager.setRollbackOnly();
        }

        @Transactional
        void failingCommit() throws Exception {
            manager.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    throw new IllegalArgumentException("a seat is taken twice");
                }

                @Override
                public void afterCompletion(int status) {
                    // Only the begin of the commit matters.
                }
            });
        }

        @Transactional
        void nested() {
            self.inner();
        }

        @Transactional(Transactional.TxType.REQUIRES_NEW)
        void inner() {
        }

        private void timeout() throws Exception {
            CountDownLatch ended = new CountDownLatch(1);
            user.setTransactionTimeout(1);
            try {
                user.begin();
            } finally {
                user.setTransactionTimeout(0);
            }
            manager.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // Only the completion matters.
                }

                @Override
                public void afterCompletion(int status) {
                    ended.countDown();
                }
            });
            ended.await();
            user.rollback();
        }
    }

    private List<String> steps(String what) {
        var seen = events.subscribe(transactions());
        client.get("/tx/" + what).send();
        return seen.seen().stream().map(TransactionsTest::text).toList();
    }

    private static String text(Object step) {
        return timeless(step.toString());
    }

    private static String timeless(String text) {
        return text.replaceAll("(after|begun) \\d+ (ms|µs)", "$1 N ms").replaceAll("java:\\d+", "java:N")
                .replaceAll("on executor-thread-\\d+", "on T");
    }

    @Test
    void commit() {
        assertEquals(List.of("transaction 1 begun", "transaction 1 committed after N ms"), steps("commit"));
    }

    @Test
    void areRolledBackByAnUncheckedException() {
        assertEquals(List.of("transaction 1 begun", "transaction 1 rolled back after N ms by IllegalStateException: no seat at"
                + " TransactionsTest.java:N"), steps("unchecked"));
        assertEquals(List.of("transaction 1 begun", "transaction 1 rolled back after N ms by IllegalStateException: no seat at"
                + " TransactionsTest.java:N"), steps("programmatic"));
    }

    @Test
    void areNotRolledBackByACheckedException() {
        assertEquals(List.of("transaction 1 begun", "transaction 1 committed after N ms"), steps("checked"));
    }

    @Test
    void areRolledBackByCalls() {
        assertEquals(List.of("transaction 1 begun",
                "transaction 1 rolled back after N ms by setRollbackOnly() at TransactionsTest.java:N"), steps("marked"));
        assertEquals(List.of("transaction 1 begun",
                "transaction 1 rolled back after N ms by rollback() at TransactionsTest.java:N"), steps("rolled-back"));
    }

    @Test
    void areRolledBackByAFailingCommit() {
        assertEquals(
                List.of("transaction 1 begun", "transaction 1 rolled back after N ms by IllegalArgumentException: a seat is"
                        + " taken twice at TransactionsTest.java:N"),
                steps("failing-commit"));
    }

    @Test
    void areRolledBackByTheirTimeout() {
        assertEquals(List.of("transaction 1 begun", "transaction 1 rolled back after N ms by timeout"), steps("timeout"));
    }

    @Test
    void areNumberedIfThereAreSeveral() {
        assertEquals(List.of("transaction 1 begun", "transaction 2 begun", "transaction 2 committed after N ms",
                "transaction 1 committed after N ms"), steps("nested"));
    }

    private static String failure(EventSubscription<Booked> booked) {
        return timeless(assertThrows(EventAssertionError.class, booked::await).getMessage());
    }

    @Test
    void explainWhyAnEventWasNotCommitted() {
        var booked = events.subscribe(committed(Booked.class)).within(Duration.ofMillis(1));
        client.get("/tx/unchecked").send();
        String message = failure(booked);
        assertTrue(message.contains("\nA transaction of r1 was rolled back by IllegalStateException: no seat at"
                + " TransactionsTest.java:N.\n"), message);
        assertTrue(message.contains(
                "TransactionsTest.Booked[by=unchecked] at TransactionsTest.java:N -> no observer   <- fired, rolled back by IllegalStateException: no"
                        + " seat at TransactionsTest.java:N"),
                message);
    }

    @Test
    void explainThatAnEventIsNotCommittedYet() throws Exception {
        var fired = events.subscribe(fired(Booked.class));
        var booked = events.subscribe(committed(Booked.class)).within(Duration.ofMillis(1));
        var response = client.get("/tx/open").sendAsync().subscribeAsCompletionStage();
        fired.await();
        String message = failure(booked);
        bookings.release();
        response.get();
        assertTrue(
                message.contains("\nA transaction of r1 is still open: it has begun N ms after the begin of the test, on T.\n"),
                message);
        assertTrue(message.contains(
                "TransactionsTest.Booked[by=open] at TransactionsTest.java:N -> no observer   <- fired, its transaction is still open"),
                message);
    }
}
