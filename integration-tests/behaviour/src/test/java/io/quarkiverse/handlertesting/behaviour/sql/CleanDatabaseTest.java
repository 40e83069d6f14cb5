package io.quarkiverse.handlertesting.behaviour.sql;

import static io.quarkiverse.handlertesting.events.Selectors.statements;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.CleanDatabase;
import io.quarkus.test.junit.QuarkusTest;

/** Each test finds the rows that the application had when it had started. */
@QuarkusTest
@CleanDatabase
@TestMethodOrder(OrderAnnotation.class)
class CleanDatabaseTest {

    private static final List<String> AT_START = List.of("first", "second");

    @Inject
    HandlerClient client;
    @Inject
    Events events;
    @Inject
    CleanRows rows;

    @BeforeAll
    static void addBefore() {
        CDI.current().select(CleanRows.class).get().add("of the class");
    }

    @BeforeEach
    void add() {
        assertEquals(AT_START, rows.inArchive());
        rows.add("of the test");
    }

    private void assertRows(String name) {
        client.post("/clean-rows/{name}", name).send().expectStatus(201);
        events.awaitIdle();
        List<String> expected = List.of("first", "second", "of the test", name);
        assertEquals(expected, rows.inShop());
        assertEquals(expected, rows.inArchive());
    }

    @Test
    @Order(1)
    void hasTheRowsOfTheStartAndItsOwn() {
        assertRows("over http");
    }

    @Test
    @Order(2)
    void hasNoRowsOfTheTestBefore() {
        assertRows("over http again");
    }

    @Order(3)
    // tag::one[]
    @Test
    @CleanDatabase("archive")
    void mayCleanOneDataSourceOnly() {
        assertEquals(List.of("first", "second", "of the test"), rows.inArchive());
        assertEquals(List.of("first", "second", "of the test", "over http again", "of the test"), rows.inShop());
    }
    // end::one[]

    @Test
    @Order(4)
    void seesNoStatementThatCleans() {
        var seen = events.subscribeFromStart(statements());
        assertEquals(List.of("select name from clean_rows order by id", "insert into clean_rows(name) values (?)",
                "insert into clean_rows(name) values (?)"),
                seen.seen().stream().map(statement -> statement.text()).toList());
    }

    @Nested
    class InsideIt {

        @Test
        void isCleanToo() {
            assertRows("nested");
        }
    }
}
