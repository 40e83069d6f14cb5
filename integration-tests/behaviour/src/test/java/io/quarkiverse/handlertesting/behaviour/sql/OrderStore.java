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

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Orders in a database, without Hibernate. */
@ApplicationScoped
public class OrderStore {

    private final DataSource shop;
    private final DataSource archive;
    private final ManagedExecutor executor;

    /** Code that throws what JDBC throws. */
    interface Action {
        void run(Connection connection) throws SQLException;
    }

    OrderStore(DataSource shop, @io.quarkus.agroal.DataSource("archive") DataSource archive, ManagedExecutor executor) {
        this.shop = shop;
        this.archive = archive;
        this.executor = executor;
    }

    void routes(@Observes Router router) {
        router.get("/sql/orders").blockingHandler(answering(this::lines));
        router.get("/sql/background").blockingHandler(answering(connection -> {
            select(connection, "select count(*) from shop_orders");
            executor.execute(() -> run(this::lines));
        }));
        router.get("/sql/nothing").blockingHandler(answering(connection -> {
        }));
        router.get("/sql/many/:count").blockingHandler(request -> {
            int count = Integer.parseInt(request.pathParam("count"));
            answering(connection -> {
                for (int i = 0; i < count; i++) {
                    select(connection, "select " + i);
                }
            }).handle(request);
        });
        router.get("/sql/all").blockingHandler(answering(OrderStore::all));
        router.get("/sql/archive").blockingHandler(answering(archive, connection -> select(connection, "select 1")));
        router.get("/sql/failing").blockingHandler(answering(OrderStore::failing));
    }

    private Handler<RoutingContext> answering(Action action) {
        return answering(shop, action);
    }

    private static Handler<RoutingContext> answering(DataSource source, Action action) {
        return request -> {
            run(source, action);
            request.end("done");
        };
    }

    void run(Action action) {
        run(shop, action);
    }

    private static void run(DataSource source, Action action) {
        try (Connection connection = source.getConnection()) {
            action.run(connection);
        } catch (SQLException thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    /** Makes the tables as new, with two orders that have three lines. */
    void create() {
        run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop table if exists shop_orders");
                statement.execute("create table shop_orders(id int auto_increment primary key, name varchar(20) unique)");
                statement.execute("insert into shop_orders(name) values ('a'), ('b'), ('c')");
            }
        });
    }

    /** One query for all orders, and one for each. */
    private void lines(Connection connection) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from shop_orders order by id")) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        for (int id : ids) {
            try (PreparedStatement statement = connection.prepareStatement("select name from shop_orders where id=?")) {
                statement.setInt(1, id);
                statement.executeQuery().next();
            }
        }
    }

    private static void select(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery(sql).next();
        }
    }

    private static void all(Connection connection) throws SQLException {
        String insert = "insert into shop_orders(name) values (?)";
        try (PreparedStatement statement = connection.prepareStatement(insert, Statement.RETURN_GENERATED_KEYS)) {
            statement.setString(1, "d");
            statement.executeUpdate();
            statement.getGeneratedKeys().next();
            for (String name : List.of("e", "f", "g")) {
                statement.setString(1, name);
                statement.addBatch();
            }
            statement.executeBatch();
            statement.executeBatch();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("update shop_orders set name = 'h' where id = 1");
            statement.execute("update shop_orders set name = 'i' where id = 99");
            statement.getUpdateCount();
            ResultSet rows = statement.executeQuery("/* all */ select *\n from shop_orders");
            rows.next();
            rows.next();
            statement.addBatch("delete from shop_orders where id = 1");
            statement.clearBatch();
            statement.addBatch("delete from shop_orders where id = 2");
            statement.addBatch("delete from shop_orders where id = 3");
            statement.executeBatch();
        }
        try (var statement = connection.prepareCall("call upper(?)")) {
            statement.setString(1, "a");
            statement.execute();
        }
    }

    private static void failing(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try {
                statement.executeQuery("select * from nowhere");
            } catch (SQLException expected) {
                // The test looks for it.
            }
            PreparedStatement closed = connection.prepareStatement("select 7");
            closed.close();
            try {
                closed.executeQuery();
            } catch (SQLException expected) {
                // The test looks for it.
            }
            connection.close();
            try {
                connection.prepareStatement("select 8");
            } catch (SQLException expected) {
                // No statement was executed.
            }
        }
    }
}
