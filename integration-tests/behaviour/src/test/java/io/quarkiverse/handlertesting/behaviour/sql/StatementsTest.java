package io.quarkiverse.handlertesting.behaviour.sql;

import static io.quarkiverse.handlertesting.events.Selectors.named;
import static io.quarkiverse.handlertesting.events.Selectors.statements;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.SqlStatement;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkus.test.junit.QuarkusTest;

/** Statements over JDBC are in the timeline with their results, and are counted for each request. */
@QuarkusTest
class StatementsTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    OrderStore store;

    @BeforeEach
    void create() {
        store.create();
    }

    static String timeless(String text) {
        return text.replaceAll("in \\d+ (ms|µs)", "in N ms").replaceAll(" +\\d+ ms  ", "  N ms  ");
    }

    private List<String> lines(String path) {
        var seen = events.subscribe(statements());
        client.get(path).send().expectStatus(200);
        return seen.seen().stream().map(SqlStatement::toString).map(StatementsTest::timeless).toList();
    }

    @Test
    void haveTheirResult() {
        assertEquals(List.of(
                "insert into shop_orders(name) values (?) -> 1 updated in N ms",
                "insert into shop_orders(name) values (?) (batch of 3) -> 3 updated in N ms",
                "update shop_orders set name = 'h' where id = 1 -> done in N ms",
                "update shop_orders set name = 'i' where id = 99 -> 0 updated in N ms",
                "/* all */ select * from shop_orders -> 2 rows in N ms",
                "delete from shop_orders where id = 2 (batch of 2) -> 2 updated in N ms",
                "call upper(?) -> 0 rows in N ms"), lines("/sql/all"));
    }

    @Test
    void haveTheirFailure() {
        var seen = events.subscribe(named("select * from nowhere"));
        assertEquals(List.of(
                "select * from nowhere -> failed: JdbcSQLSyntaxErrorException: Table \"NOWHERE\" not found; SQL statement:\\nselect"
                        + " * from nowhere [42102-240] in N ms",
                "select 7 -> failed: SQLException: PreparedStatement is closed in N ms"), lines("/sql/failing"));
        assertTrue(seen.await().failure() instanceof java.sql.SQLException);
    }

    @Test
    void nameTheirDataSourceIfThereAreSeveral() {
        assertEquals(List.of("archive: select 1 -> 1 row in N ms"), lines("/sql/archive"));
        assertEquals(Optional.empty(), events.subscribeFromStart(statements()).await().dataSource());
    }

    @Test
    void knowTheLineThatExecutesOneForTheThirdTime() {
        var seen = events.subscribe(statements());
        client.get("/sql/orders").send();
        assertEquals(List.of("", "", "", "OrderStore.java:N"), seen.seen().stream()
                .map(statement -> statement.line().orElse("").replaceAll(":\\d+", ":N")).toList());
        assertEquals(OptionalLong.of(3), seen.seen().get(0).rows());
    }

    @Test
    void areNoEventsOfTheUsualSubscriptions() {
        client.get("/sql/orders").send();
        assertTrue(events.seen().stream().noneMatch(event -> event.origin().isDetail()));
    }

    @Test
    void areCountedForEachRequest() {
        client.get("/sql/orders").send().expectStatements(is(4));
        client.get("/sql/nothing").send().expectStatements(is(0));
        var response = client.get("/sql/background").send();
        store.run(connection -> connection.createStatement().execute("select 1"));
        response.expectStatements(is(5));
        events.expectStatements(when().get("/sql/orders"), is(4));
    }

    @Test
    void areCountedBeyondWhatTheJournalKeeps() {
        client.get("/sql/many/1200").send().expectStatements(is(1200));
        var failure = assertThrows(HttpAssertionError.class,
                () -> client.get("/sql/many/1200").send().expectStatements(lessThanOrEqualTo(3)));
        assertTrue(failure.getMessage().contains("\n  1000 × select ?\n  … and 200 others\n"), failure::getMessage);
    }

    @Test
    void failWithTheListAndTheQueryThatIsRepeated() {
        var failure = assertThrows(HttpAssertionError.class,
                () -> client.get("/sql/orders").send().expectStatements(lessThanOrEqualTo(3)));
        // tag::message[]
        String expected = """
                Expected the number of statements of GET /sql/orders (r1) to be a value less than or equal to <3>, but <4> was greater than <3>.
                N+1: r1 has executed one query 3 times, at OrderStore.java:N: select name from shop_orders where id=?
                The statements, most frequent first:
                  3 × select name from shop_orders where id=?, at OrderStore.java:N
                  1 × select id from shop_orders order by id
                The test saw:
                """;
        // end::message[]
        String message = failure.getMessage().replaceAll("java:\\d+", "java:N");
        assertEquals(expected, message.substring(0, message.indexOf("The test saw:") + 14));
        assertThrows(HttpAssertionError.class, () -> client.get("/sql/nothing").send().expectStatements(greaterThan(0)));
    }

    @Test
    void nameAHeaderWhoseColumnTheyDoNotCompare() {
        var failure = assertThrows(HttpAssertionError.class,
                () -> client.get("/sql/orders").header("X-Name", "a").send().expectBody(equalTo("a")));
        assertTrue(failure.getMessage().contains(
                "\nr1 has the header X-Name, but its query of shop_orders does not compare the column name.\n"),
                failure::getMessage);
    }

    @Test
    void failForRestAssuredToo() {
        var response = when().get("/sql/orders");
        var failure = assertThrows(EventAssertionError.class, () -> events.expectStatements(response, is(1)));
        assertEquals(EventAssertionError.Reason.STATEMENTS, failure.reason());
        assertTrue(
                failure.getMessage()
                        .startsWith("Expected the number of statements of GET /sql/orders (r1) to be <1>, but was <4>."),
                failure::getMessage);
        assertEquals("expectStatements(response, count) needs a response, but got null",
                assertThrows(IllegalArgumentException.class, () -> events.expectStatements(null, is(1))).getMessage());
        assertEquals("expectStatements(response, count) needs a count, but got null",
                assertThrows(IllegalArgumentException.class, () -> events.expectStatements(response, null)).getMessage());
    }
}
