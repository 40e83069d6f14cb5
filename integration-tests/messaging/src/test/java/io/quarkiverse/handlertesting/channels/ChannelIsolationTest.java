package io.quarkiverse.handlertesting.channels;

import static io.quarkiverse.handlertesting.events.Selectors.delivered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.quarkiverse.handlertesting.channels.Consumers.Seen;
import io.quarkiverse.handlertesting.events.Delivery;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.ChannelRegistry;

@QuarkusTest
@TestMethodOrder(OrderAnnotation.class)
class ChannelIsolationTest {

    private static final int USERS = 8;
    private static final int MESSAGES = 1_000;

    @Inject
    Channels channels;
    @Inject
    Events events;
    @Inject
    ChannelRegistry registry;

    @Test
    @Order(1)
    void leavesAMessageAndAStoppedChannel() {
        channels.send("paused", "of an earlier test");
        channels.send("orders", new io.quarkiverse.handlertesting.channels.Order("2", "bomb"))
                .expectNack(IllegalStateException.class);
    }

    @Test
    @Order(2)
    void deliversNoMessageOfAnEarlierTest() {
        var seen = events.subscribe(fired(Seen.class));
        registry.getPausable("paused").resume();
        channels.send("paused", "of this test").expectAck();
        registry.getPausable("paused").pause();
        assertEquals(List.of("of this test"), seen.seen().stream().map(Seen::payload).toList());
    }

    @Test
    @Order(2)
    void runsAChannelAgainThatStoppedInAnEarlierTest() {
        channels.send("orders", new io.quarkiverse.handlertesting.channels.Order("1", "book")).expectAck();
    }

    @RepeatedTest(5)
    @Order(3)
    void givesEachUserItsOwnMessagesOnly() throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        try {
            CyclicBarrier start = new CyclicBarrier(USERS);
            List<Callable<Void>> tasks = IntStream.range(0, USERS).<Callable<Void>> mapToObj(user -> () -> {
                try (var scope = events.open("user " + user)) {
                    start.await();
                    act("user " + user);
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

    private void act(String user) {
        var answers = events.subscribe(sent("answers", String.class));
        var deliveries = events.subscribe(delivered("users"));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            channels.send("users", user + ", message " + i);
            expected.add(user + ", message " + i);
        }
        List<Delivery> delivered = deliveries.within(Duration.ofSeconds(120)).take(MESSAGES);
        events.awaitIdle(Duration.ofSeconds(120));
        assertEquals(expected, delivered.stream().map(Delivery::payload).sorted(ChannelIsolationTest::byNumber).toList());
        assertEquals(expected.stream().map(text -> text + "!").toList(),
                answers.seen().stream().sorted(ChannelIsolationTest::byNumber).toList());
    }

    private static int byNumber(Object one, Object other) {
        return Integer.compare(number(one), number(other));
    }

    private static int number(Object text) {
        return Integer.parseInt(text.toString().replaceAll(".* |!", ""));
    }
}
