package io.quarkiverse.handlertesting.behaviour.sql;

import static io.quarkiverse.handlertesting.events.Selectors.statements;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.SqlStatement;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;

/** A statement shows which page of its rows it reads, and a failure names a page that the request did not ask for. */
@QuarkusTest
class StatementPagesTest {

    private static final String NUMBERS = "select x from system_range(1, 5) ";

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    /** Its list begins with the page after the one that a request asks for. */
    @ApplicationScoped
    static class Numbers {

        @Inject
        DataSource source;

        void routes(@Observes Router router) {
            router.get("/sql/numbers").blockingHandler(request -> {
                long page = Long.parseLong(request.queryParams().get("page"));
                int size = Integer.parseInt(request.queryParams().get("size"));
                request.end(read((page + 1) * size, size).toString());
            });
            router.get("/sql/pages").blockingHandler(request -> {
                try (Connection connection = source.getConnection()) {
                    all(connection);
                } catch (SQLException thrown) {
                    throw new IllegalStateException(thrown);
                }
                request.end();
            });
        }

        private List<Integer> read(long offset, int limit) {
            List<Integer> numbers = new ArrayList<>();
            try (Connection connection = source.getConnection();
                    PreparedStatement statement = connection
                            .prepareStatement(NUMBERS + "where x < ? offset ? rows fetch first ? rows only")) {
                statement.setInt(1, 100);
                statement.setLong(2, offset);
                statement.setObject(3, limit);
                ResultSet rows = statement.executeQuery();
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            } catch (SQLException thrown) {
                throw new IllegalStateException(thrown);
            }
            return numbers;
        }

        private static void all(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(NUMBERS + "where x > ? limit ? offset ?")) {
                statement.setShort(1, (short) 1);
                statement.setShort(2, (short) 2);
                statement.setByte(3, (byte) 1);
                statement.executeQuery();
                statement.setInt(3, 0);
                statement.executeQuery();
                statement.clearParameters();
                statement.setString(1, "1");
                statement.setString(2, "2");
                statement.setObject(3, "2");
                statement.executeQuery();
            }
            connection.createStatement().executeQuery(NUMBERS + "limit 2 offset 3");
            try (var call = connection.prepareCall(NUMBERS + "limit ?")) {
                call.setLong(1, 4);
                call.executeQuery();
            }
        }
    }

    @Test
    void areShownWithTheirNumbersAndNoOtherValues() {
        var seen = events.subscribe(statements());
        client.get("/sql/pages").send();
        assertEquals(List.of(NUMBERS + "where x > ? limit 2 offset 1 -> 0 rows in N ms",
                NUMBERS + "where x > ? limit 2 offset 0 -> 0 rows in N ms",
                NUMBERS + "where x > ? limit ? offset ? -> 0 rows in N ms",
                NUMBERS + "limit 2 offset 3 -> 0 rows in N ms", NUMBERS + "limit 4 -> 0 rows in N ms"),
                seen.seen().stream().map(SqlStatement::toString).map(StatementsTest::timeless)
                        .map(line -> line.replaceFirst(", at StatementPagesTest\\.java:\\d+$", "")).toList());
        assertEquals(OptionalLong.of(1), seen.seen().get(0).offset());
        assertEquals(OptionalLong.of(2), seen.seen().get(0).limit());
        assertEquals(OptionalLong.empty(), seen.seen().get(4).offset());
    }

    @Test
    void areComparedWithTheRequest() {
        var failure = assertThrows(HttpAssertionError.class,
                () -> client.get("/sql/numbers?page=0&size=2").send().expectBody(equalTo("[1, 2]")));
        assertTrue(failure.getMessage()
                .contains("\nr1 asked for page=0&size=2, and its query skipped 2 rows (offset 2).\n"), failure::getMessage);
        assertTrue(failure.getMessage()
                .contains(NUMBERS + "where x < ? offset 2 rows fetch first 2 rows only -> 2 rows in "), failure::getMessage);
    }
}
