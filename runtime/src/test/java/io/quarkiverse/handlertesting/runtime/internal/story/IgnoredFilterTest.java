package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.SentRequests.Content;

/** A header or parameter has the name of a column that no statement of its request uses. */
class IgnoredFilterTest {

    private static final Cause R3 = new Cause(3, "GET /customers");
    private static final String BY_NAME = "select c1_0.id,c1_0.name,c1_0.tenant from Customer c1_0 where c1_0.name=?";

    private final SentRequests requests = new SentRequests();
    private final Recorded recorded = new Recorded();

    private IgnoredFilterTest sql(Cause cause, String... statements) {
        recorded.by(cause);
        for (String sql : statements) {
            recorded.add(Origin.SQL, sql,
                    new FakeStatement(sql, Optional.empty(), OptionalLong.empty(), Optional.empty()));
        }
        return this;
    }

    private List<Clue> clues(String header, String query, int status) {
        requests.add(3, "GET", () -> new Content("GET", new TreeMap<>(), null).add(header, "acme").add("Accept", "*/*"));
        recorded.by(R3).add(Origin.HTTP, new HttpExchange("GET", "/customers", status, Duration.ZERO, Stage.ANSWERED, List.of(),
                List.of(), null, query, null, null));
        return new IgnoredFilter(requests).find(Scene.of(recorded.events()));
    }

    private static List<Clue> clue(Weight weight, String named, String table, String column) {
        return List.of(new Clue(weight,
                "r3 has " + named + ", but its query of " + table + " does not compare the column " + column + "."));
    }

    @Test
    void isAHeader() {
        assertEquals(clue(Weight.SHOWS, "the header X-Tenant", "Customer", "tenant"),
                sql(R3, BY_NAME).clues("X-Tenant", null, 200));
    }

    @Test
    void isAParameterWhoseColumnAnotherStatementHasNamed() {
        assertEquals(clue(Weight.SHOWS, "the parameter owner", "orders", "owner_id"),
                sql(new Cause(1, "POST /orders"), "insert into orders(id, owner_id) values (?, ?)")
                        .sql(R3, "select * from orders order by id").clues("X-Other", "owner=7&page=0", 200));
    }

    @Test
    void pointsIfTheRowIsFoundByItsKey() {
        assertEquals(clue(Weight.POINTS, "the header Tenant-Id", "Customer", "tenant"),
                sql(R3, "select c.tenant from Customer c where c.id=?").clues("tenant-id", null, 200));
    }

    @Test
    void isNothingIfAStatementOfTheRequestUsesTheColumn() {
        assertEquals(List.of(), sql(R3, "select c.tenant from Customer c where c.tenant=? and c.name=?")
                .clues("X-Tenant", null, 200));
        assertEquals(List.of(), sql(R3, BY_NAME, "select id from tenants where tenant_id=?").clues("X-Tenant", null, 200));
        assertEquals(List.of(), sql(R3, BY_NAME, "insert into audit(tenant) values (?)").clues("X-Tenant", null, 200));
    }

    @Test
    void isNothingIfTheSessionMayChooseTheRows() {
        assertEquals(List.of(), sql(R3, "set app.tenant = 'a'", BY_NAME).clues("X-Tenant", null, 200));
        assertEquals(List.of(), new IgnoredFilterTest().sql(R3, "select set_config('app.t', ?, true) from dual", BY_NAME)
                .clues("X-Tenant", null, 200));
    }

    @Test
    void isNothingForOtherNamesAndTablesAndRefusedRequests() {
        assertEquals(List.of(), sql(R3, BY_NAME).clues("X-Request-Id", "sort=name&size=7&q=x", 200));
        assertEquals(List.of(), clues("X-Tenant", null, 403));
        assertEquals(List.of(), new IgnoredFilterTest().sql(new Cause(1, "POST /a"), "insert into other(tenant) values (?)")
                .sql(R3, "select * from Customer where name=?").clues("X-Tenant", null, 200));
    }
}
