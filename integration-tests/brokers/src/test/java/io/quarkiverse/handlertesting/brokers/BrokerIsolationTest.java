package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.ConnectionConfig;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(AmqpBroker.class)
@Timeout(300)
class BrokerIsolationTest {

    private static final int USERS = 8;
    private static final int MESSAGES = 1_000;

    @Inject
    Events events;

    @Inject
    Channels channels;

    @Test
    void givesEachUserItsOwnMessagesInTheirOrder() throws Exception {
        together(id -> given().post("/orders/" + id + "/book").then().statusCode(204));
    }

    @Test
    void givesEachUserWhatItSendsInItsOrder() throws Exception {
        together(id -> channels.send("orders", new Order(id, "book")));
    }

    @Test
    void givesEachUserItsOwnLettersInTheirOrder() throws Exception {
        together(id -> given().post("/letters/" + id + "/hello").then().statusCode(204));
    }

    @Test
    void givesEachUserTheLettersThatItSendsInTheirOrder() throws Exception {
        together(id -> channels.send("letters", new Letter(id, "hello")));
    }

    /** RestAssured leaves each connection open until its client is collected: too many files for thousands of requests. */
    private static RequestSpecification given() {
        return RestAssured.given().config(RestAssured.config()
                .connectionConfig(ConnectionConfig.connectionConfig().closeIdleConnectionsAfterEachResponse()));
    }

    private void together(Consumer<String> send) throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        try {
            CyclicBarrier start = new CyclicBarrier(USERS);
            List<Callable<Void>> tasks = IntStream.range(0, USERS).<Callable<Void>> mapToObj(user -> () -> {
                try (var scope = events.open("user " + user)) {
                    start.await();
                    act("user" + user, send);
                }
                return null;
            }).toList();
            for (Future<Void> user : users.invokeAll(tasks)) {
                user.get();
            }
        } finally {
            users.shutdown();
        }
    }

    private void act(String user, Consumer<String> send) {
        var handled = events.subscribe(fired(Handled.class));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            send.accept(user + "-" + i);
            expected.add(user + "-" + i);
        }
        events.awaitIdle(Duration.ofSeconds(120));
        assertEquals(expected, handled.seen().stream().map(Handled::id).toList());
    }
}
