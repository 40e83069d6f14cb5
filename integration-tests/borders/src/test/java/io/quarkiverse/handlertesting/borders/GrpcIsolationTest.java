package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.events.GrpcCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkus.test.junit.QuarkusTest;

/** Eight concurrent users, each with 1,000 calls under way at once: no scope sees events of another, and no event is lost. */
@QuarkusTest
@Timeout(180)
class GrpcIsolationTest extends GrpcTestBase {

    private static final int USERS = 8;
    private static final int CALLS = 1_000;

    @Inject
    Event<Done> done;

    private final ExecutorService users = Executors.newFixedThreadPool(USERS);

    record Done(String user, String where, int call) {
    }

    @AfterEach
    void end() throws InterruptedException {
        users.shutdownNow();
        assertTrue(users.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void noScopeSeesTheCallsOfAnotherUser() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            String user = "user" + i;
            all.add(users.submit(() -> {
                try (EventsScope own = events.open(user)) {
                    act(user);
                    own.awaitIdle(ofSeconds(60));
                    check(user, own);
                }
            }));
        }
        for (Future<?> user : all) {
            user.get(170, TimeUnit.SECONDS);
        }
    }

    private void act(String user) {
        for (int i = 0; i < CALLS; i++) {
            int call = i;
            client.one(item(() -> done.fire(new Done(user, "service", call)))).subscribe()
                    .with(answer -> done.fire(new Done(user, "client", call)));
        }
    }

    private static void check(String user, Events own) {
        assertEquals(Map.of("GRPC REQUESTED", CALLS, "GRPC ANSWERED", CALLS, user + " service", CALLS, user + " client", CALLS),
                own.seen().stream().filter(event -> event.origin() != Origin.HTTP).collect(Collectors.toMap(
                        event -> event.payload() instanceof GrpcCall call ? "GRPC " + call.stage()
                                : ((Done) ((CdiEvent) event.payload()).event()).user() + " "
                                        + ((Done) ((CdiEvent) event.payload()).event()).where(),
                        event -> 1, Integer::sum)));
        assertEquals(2L * CALLS, own.seen().stream().filter(event -> event.payload() instanceof CdiEvent)
                .map(event -> ((CdiEvent) event.payload()).event()).distinct().count());
        assertTrue(own.seen().stream().allMatch(event -> event.cause() != null));
    }
}
