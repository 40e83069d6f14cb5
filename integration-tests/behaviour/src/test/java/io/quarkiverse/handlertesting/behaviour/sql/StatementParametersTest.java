package io.quarkiverse.handlertesting.behaviour.sql;

import static io.quarkiverse.handlertesting.events.Selectors.statements;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.SqlStatement;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.ext.web.Router;

/** The values of parameters are shown where the configuration says so, without secrets. */
@QuarkusTest
@TestProfile(StatementParametersTest.Shown.class)
class StatementParametersTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    public static class Shown implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.handler-testing.taps.sql-parameters", "true");
        }
    }

    /** Users in a table of their own. */
    @ApplicationScoped
    static class Users {

        @Inject
        DataSource source;

        void routes(@Observes Router router) {
            router.get("/sql/users").blockingHandler(request -> {
                try (Connection connection = source.getConnection()) {
                    all(connection);
                } catch (SQLException thrown) {
                    throw new IllegalStateException(thrown);
                }
                request.end();
            });
        }

        private static void all(Connection connection) throws SQLException {
            connection.createStatement().execute("drop table if exists shop_users");
            connection.createStatement().execute("create table shop_users(id int, name varchar(20), password varchar(50))");
            try (PreparedStatement insert = connection
                    .prepareStatement("insert into shop_users(id,name,password) values (?,?,?)")) {
                insert.setInt(1, 1);
                insert.setString(2, "ann");
                insert.setString(3, "sesame open 17");
                insert.executeUpdate();
                insert.setLong(1, 2);
                insert.setNull(2, Types.VARCHAR);
                insert.addBatch();
                insert.setObject(1, 3);
                insert.addBatch();
                insert.executeBatch();
            }
            try (PreparedStatement select = connection
                    .prepareStatement("select ?, ?, ?, ?, id from shop_users where lower(name)=? limit ?")) {
                select.setBigDecimal(1, new BigDecimal("1.50"));
                select.setTimestamp(2, Timestamp.valueOf("2026-11-30 10:00:00"));
                select.setObject(3, LocalDate.of(2026, 11, 30));
                select.setCharacterStream(4, new StringReader("text"));
                select.setString(5, "it's");
                select.setInt(6, 7);
                select.executeQuery();
            }
            try (PreparedStatement select = connection.prepareStatement("select ?, ?, ?, ? from dual")) {
                select.setBoolean(1, true);
                select.setDouble(2, 1.5);
                select.setFloat(3, 2.5f);
                select.setBytes(4, new byte[3]);
                select.executeQuery();
            }
        }
    }

    @Test
    void areShownWithTheirColumns() {
        var seen = events.subscribe(statements());
        client.get("/sql/users").send().expectStatus(200);
        List<String> lines = seen.seen().stream().map(SqlStatement::toString).map(StatementsTest::timeless)
                .map(line -> line.replaceAll("#[0-9a-f]{4}", "#F")).toList();
        assertEquals(List.of(
                "insert into shop_users(id,name,password) values (?,?,?) -> 1 updated in N ms, with id=1, name=\"ann\","
                        + " password=password(14)#F",
                "insert into shop_users(id,name,password) values (?,?,?) (batch of 2) -> 2 updated in N ms, the last with id=3,"
                        + " name=null, password=password(14)#F",
                "select ?, ?, ?, ?, id from shop_users where lower(name)=? limit 7 -> 0 rows in N ms, with 1.50,"
                        + " 2026-11-30 10:00:00.0, 2026-11-30, StringReader, name=\"it's\"",
                "select ?, ?, ?, ? from dual -> 0 rows in N ms, with true, 1.5, 2.5, byte[3]"),
                lines.subList(2, lines.size()));
    }
}
