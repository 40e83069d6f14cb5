package io.quarkiverse.handlertesting.behaviour.cause;

import static io.restassured.RestAssured.given;
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
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Eight concurrent users, each with a scope: no scope sees events of another user, and no event is lost. */
@QuarkusTest
@Timeout(180)
class IsolationTest {

    private static final int USERS = 8;
    private static final int REQUESTS = 1_000;
    private static final List<String> WAYS = List.of("managed", "mutiny", "async", "bus", "blocking");

    @Inject
    Events events;

    private final ExecutorService users = Executors.newFixedThreadPool(USERS);

    record Done(String user, int request, String way) {
    }

    /** Each request starts background work in five ways. */
    @Singleton
    static class Work {

        @Inject
        ManagedExecutor managed;
        @Inject
        Event<Done> done;
        @Inject
        Vertx vertx;

        void add(@Observes Router router) {
            router.post("/work/:user/:request").handler(exchange -> {
                String user = exchange.pathParam("user");
                int request = Integer.parseInt(exchange.pathParam("request"));
                managed.execute(() -> done.fire(new Done(user, request, "managed")));
                Uni.createFrom().item("mutiny").emitOn(Infrastructure.getDefaultExecutor()).subscribe()
                        .with(way -> done.fire(new Done(user, request, way)));
                done.fireAsync(new Done(user, request, "async"));
                vertx.eventBus().send("work", user + "/" + request);
                vertx.executeBlocking(() -> {
                    done.fire(new Done(user, request, "blocking"));
                    return null;
                });
                exchange.response().setStatusCode(202).end();
            });
            vertx.eventBus().<String> consumer("work", message -> {
                String[] parts = message.body().split("/");
                done.fire(new Done(parts[0], Integer.parseInt(parts[1]), "bus"));
            });
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        users.shutdownNow();
        assertTrue(users.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void noScopeSeesTheEventsOfAnotherUser() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            String user = "user" + i;
            all.add(users.submit(() -> {
                // tag::scope[]
                try (EventsScope own = events.open(user)) {
                    act(user);
                    own.awaitIdle(ofSeconds(30));
                    check(user, own);
                }
                // end::scope[]
            }));
        }
        for (Future<?> user : all) {
            user.get(170, TimeUnit.SECONDS);
        }
    }

    private static void act(String user) {
        for (int request = 0; request < REQUESTS; request++) {
            given().post("/work/" + user + "/" + request).then().statusCode(202);
        }
    }

    private static void check(String user, Events own) {
        Map<Origin, Long> counts = own.seen().stream()
                .collect(Collectors.groupingBy(event -> event.origin(), Collectors.counting()));
        assertEquals(Map.of(Origin.HTTP, 2L * REQUESTS, Origin.CDI, 4L * REQUESTS, Origin.CDI_ASYNC, 1L * REQUESTS,
                Origin.EVENT_BUS, 1L * REQUESTS), counts);
        List<Done> done = own.seen().stream().filter(event -> event.payload() instanceof CdiEvent)
                .map(event -> (Done) ((CdiEvent) event.payload()).event()).toList();
        assertTrue(done.stream().allMatch(each -> each.user().equals(user)), "no event of another user");
        Map<String, Long> ways = done.stream().distinct().collect(Collectors.groupingBy(Done::way, Collectors.counting()));
        assertEquals(WAYS.stream().collect(Collectors.toMap(Function.identity(), way -> (long) REQUESTS)), ways);
        assertTrue(own.seen().stream().allMatch(event -> event.cause() != null && event.cause().isRequest()));
    }
}
