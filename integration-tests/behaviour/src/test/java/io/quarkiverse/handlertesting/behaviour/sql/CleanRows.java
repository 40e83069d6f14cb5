package io.quarkiverse.handlertesting.behaviour.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Names in two databases, which have two rows each when the application starts. */
@ApplicationScoped
public class CleanRows {

    private final DataSource shop;
    private final DataSource archive;
    private final ManagedExecutor executor;

    CleanRows(DataSource shop, @io.quarkus.agroal.DataSource("archive") DataSource archive, ManagedExecutor executor) {
        this.shop = shop;
        this.archive = archive;
        this.executor = executor;
    }

    void start(@Observes StartupEvent started) throws SQLException {
        for (DataSource source : List.of(shop, archive)) {
            try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
                // The databases outlive the application.
                statement.execute("drop table if exists clean_rows");
                statement.execute("create table clean_rows(id int generated always as identity primary key, name varchar)");
                statement.execute("insert into clean_rows(name) values ('first'), ('second')");
            }
        }
    }

    void routes(@Observes Router router) {
        router.post("/clean-rows/:name").blockingHandler(this::post);
    }

    private void post(RoutingContext exchange) {
        String name = exchange.pathParam("name");
        add(shop, name);
        executor.execute(() -> add(archive, name));
        exchange.response().setStatusCode(201).end();
    }

    void add(String name) {
        add(shop, name);
        add(archive, name);
    }

    private static void add(DataSource source, String name) {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into clean_rows(name) values (?)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        } catch (SQLException thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    List<String> inShop() {
        return names(shop);
    }

    List<String> inArchive() {
        return names(archive);
    }

    private static List<String> names(DataSource source) {
        List<String> names = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from clean_rows order by id")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException thrown) {
            throw new IllegalStateException(thrown);
        }
    }
}
