package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.statements;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.junit.CleanDatabase;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** A database behind a reactive client has the rows of the start before each test. */
@QuarkusTest
@CleanDatabase
class ReactiveCleanDatabaseTest {

    private static final List<String> AT_START = List.of("(1,2,large,\"{\"\"a\"\": 1}\",\"{x,NULL}\",)",
            "(2,4,,,,1)");

    @Inject
    People people;
    @Inject
    Events events;

    /** Rows that the application has when it has started. */
    @ApplicationScoped
    public static class People {

        private final Pool pool;

        People(Pool pool) {
            this.pool = pool;
        }

        void start(@Observes StartupEvent started) throws Exception {
            execute("drop schema if exists clean cascade");
            execute("create schema clean");
            execute("create type clean.size as enum ('small', 'large')");
            execute("create table clean.people (id int generated always as identity primary key,"
                    + " twice int generated always as (id * 2) stored, size clean.size, doc jsonb, tags text[],"
                    + " boss int references clean.people)");
            execute("create table clean.\"Odd ones\" (person int references clean.people on delete cascade)");
            execute("create table clean.logs (text text)");
            execute("create function clean.log() returns trigger language plpgsql as 'begin insert into clean.logs values (''x'');"
                    + " return new; end'");
            execute("insert into clean.people (size, doc, tags) values ('large', '{\"a\": 1}', '{x,null}')");
            execute("insert into clean.people (boss) values (1)");
            execute("insert into clean.\"Odd ones\" values (2)");
            execute("create trigger log after insert on clean.people for each row execute function clean.log()");
        }

        RowSet<Row> execute(String sql) throws Exception {
            return pool.query(sql).execute().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }

        List<String> rows(String query) throws Exception {
            return execute("select r::text from (" + query + ") r").stream().map(row -> row.getString(0)).toList();
        }
    }

    @BeforeEach
    void isClean() throws Exception {
        assertEquals(AT_START, people.rows("select * from clean.people order by id"));
        assertEquals(List.of("(2)"), people.rows("select * from clean.\"Odd ones\""));
        assertEquals(List.of(), people.rows("select * from clean.logs"));
    }

    @RepeatedTest(3)
    void afterRowsWereAddedAndDeleted() throws Exception {
        people.execute("update clean.people set boss = null");
        people.execute("delete from clean.people");
        people.execute("insert into clean.people (size) values ('small')");
        assertEquals(List.of("(x)"), people.rows("select * from clean.logs"));
    }

    @Test
    void withoutAStatementInTheTimeline() {
        assertEquals(3, events.subscribeFromStart(statements()).seen().size());
    }
}
