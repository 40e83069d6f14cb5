package io.quarkiverse.handlertesting.behaviour.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.MaxStatements;
import io.quarkus.test.junit.QuarkusTest;

/** {@code @MaxStatements} counts the statements of all requests of a test, and not its own. */
@QuarkusTest
class MaxStatementsTest extends QuarkusTestCallbacks.Manual {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    OrderStore store;

    @MaxStatements(7)
    void seven() {
    }

    @MaxStatements(8)
    void eight() {
    }

    @MaxStatements(100)
    static class Lenient {
        @MaxStatements(7)
        void strict() {
        }

        void lenient() {
        }
    }

    private void requests() {
        store.create();
        client.get("/sql/orders").send();
        try (var ann = events.open("ann")) {
            client.get("/sql/orders").send();
        }
    }

    @Test
    void failsWithTheListOfStatements() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "seven");
        requests();
        var failure = assertThrows(EventAssertionError.class, test::end);
        assertEquals(Reason.STATEMENTS, failure.reason());
        assertEquals("""
                MaxStatementsTest.seven has @MaxStatements(7), but its requests executed 8 statements.
                N+1: r1 has executed one query 3 times, at OrderStore.java:N: select name from shop_orders where id=?
                The statements, most frequent first:
                  3 × select name from shop_orders where id=?, at OrderStore.java:N
                  1 × select id from shop_orders order by id
                  … and 4 others
                """, failure.getMessage().substring(0, failure.getMessage().indexOf("The test saw:"))
                .replaceAll("java:\\d+", "java:N"));
    }

    @Test
    void passesWithAsManyAsAllowed() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "eight");
        requests();
        test.end();
    }

    @Test
    void theMethodComesBeforeTheClass() {
        QuarkusTestCallbacks lenient = QuarkusTestCallbacks.begin(new Lenient(), "lenient");
        requests();
        lenient.end();
        QuarkusTestCallbacks strict = QuarkusTestCallbacks.begin(new Lenient(), "strict");
        requests();
        assertThrows(EventAssertionError.class, strict::end);
    }

    @Test
    void aTestThatHasFailedKeepsItsFailure() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "seven");
        requests();
        test.endWith(new AssertionError("the test's own"));
    }
}
