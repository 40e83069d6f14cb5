package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;

/** The line of an event says where it was sent and whom it reached. */
@QuarkusTest
class ReachedTest {

    @Inject
    HandlerClient client;
    @Inject
    Events events;
    @Inject
    EventBus bus;
    @Inject
    io.vertx.mutiny.core.eventbus.EventBus ofMutiny;
    @Inject
    Event<Evicted> evicted;
    @Inject
    Event<Lonely> lonely;

    record Evicted(int id) {
    }

    record Lonely(int id) {
    }

    @ApplicationScoped
    static class Evictor {

        void add(@Observes Router router, Vertx vertx) {
            router.post("/reached/lost").handler(exchange -> {
                vertx.eventBus().send("reached.lost", "llama");
                exchange.response().end();
            });
        }

        @ConsumeEvent("reached.evict")
        void evict(String model) {
        }

        @Blocking
        @ConsumeEvent("reached.write")
        void write(String model) {
        }

        @ConsumeEvent("${reached.address:reached.configured}")
        void configured(String model) {
        }

        void log(@Observes Evicted event) {
        }

        void audit(@Observes Evicted event) {
        }

        void notify(@ObservesAsync Evicted event) {
        }
    }

    /** The events so far, without the lines of HTTP, in which numbers are N. */
    private List<String> lines() {
        events.awaitIdle();
        return events.seen().stream().map(event -> event.payload().toString().replaceAll("\\.java:\\d+", ".java:N")
                .replaceAll("\\d+ (ms|µs)", "N ms")).toList();
    }

    @Test
    void aMessageNamesTheMethodThatConsumesIt() {
        bus.send("reached.evict", "llama");
        assertEquals(List.of("reached.evict \"llama\" at ReachedTest.java:N -> ReachedTest.Evictor.evict, ended in N ms"),
                lines());
    }

    @Test
    void aMethodThatIsCalledLaterIsNotSaidToHaveEnded() {
        bus.send("reached.write", "llama");
        assertEquals(List.of("reached.write \"llama\" at ReachedTest.java:N -> ReachedTest.Evictor.write"), lines());
    }

    @Test
    void anAddressMayBeConfigured() {
        bus.send("reached.configured", "llama");
        assertEquals(List.of("reached.configured \"llama\" at ReachedTest.java:N -> ReachedTest.Evictor.configured, ended in"
                + " N ms"), lines());
    }

    @Test
    void consumersWithoutANameAreCounted() {
        var one = bus.<String> consumer("reached.unnamed", message -> {
        });
        var two = bus.<String> consumer("reached.unnamed", message -> {
        });
        bus.publish("reached.unnamed", "llama");
        bus.send("reached.unnamed", "llama");
        assertEquals(List.of("reached.unnamed \"llama\" at ReachedTest.java:N -> 2 consumers, ended in N ms",
                "reached.unnamed \"llama\" at ReachedTest.java:N -> a consumer, ended in N ms"), lines());
        one.unregister();
        two.unregister();
    }

    @Test
    void eachWayOfSendingHasALine() {
        var consumer = bus.<Object> consumer("reached.ways", message -> message.reply("pong"));
        bus.request("reached.ways", 1);
        bus.publish("reached.ways", 2);
        ofMutiny.send("reached.ways", 3);
        ofMutiny.publish("reached.ways", 4);
        ofMutiny.requestAndAwait("reached.ways", 5);
        Consumer<String> send = body -> bus.send("reached.ways", body);
        send.accept("6");
        assertEquals(List.of("1", "2", "3", "4", "5", "\"6\"").stream()
                .map(body -> "reached.ways " + body + " at ReachedTest.java:N -> a consumer, ended in N ms").toList(), lines());
        consumer.unregister();
    }

    /** It is sent when the {@code Uni} is subscribed to, by other code than that which has called the method. */
    @Test
    void aLazyRequestHasNoLine() {
        var consumer = bus.<Object> consumer("reached.lazy", message -> message.reply("pong"));
        ofMutiny.request("reached.lazy", 1).await().indefinitely();
        assertEquals(List.of("reached.lazy 1 -> a consumer, ended in N ms"), lines());
        consumer.unregister();
    }

    // tag::lost[]
    @Test
    void aMessageWithoutAConsumerIsAClue() {
        var evictions = events.subscribe(fired(Evicted.class));
        client.post("/reached/lost").send().expectStatus(200);
        events.awaitIdle();
        var failure = assertThrows(EventAssertionError.class, () -> evictions.within(ZERO).await());
        assertEquals("The message to reached.lost that r1 sent at ReachedTest.java:N reached no consumer.",
                failure.getMessage().lines().skip(1).findFirst().get().replaceAll("\\.java:\\d+", ".java:N"));
    }
    // end::lost[]

    @Test
    void aMisspelledAddressIsNamedWithTheOneThatHasAConsumer() {
        var consumer = bus.<Object> consumer("reached.completed", message -> {
        });
        var evictions = events.subscribe(fired(Evicted.class));
        bus.send("reached.complete", "llama");
        events.awaitIdle();
        var failure = assertThrows(EventAssertionError.class, () -> evictions.within(ZERO).await());
        consumer.unregister();
        assertEquals("The message to reached.complete that the test method sent at ReachedTest.java:N reached no consumer; the"
                + " nearest address with one is \"reached.completed\".",
                failure.getMessage().lines().skip(1).findFirst().get().replaceAll("\\.java:\\d+", ".java:N"));
    }

    @Test
    void anEventNamesItsObservers() {
        evicted.fire(new Evicted(1));
        Consumer<Evicted> fire = evicted::fire;
        fire.accept(new Evicted(2));
        assertEquals(List.of(
                "ReachedTest.Evicted[id=1] at ReachedTest.java:N -> ReachedTest.Evictor.audit, ReachedTest.Evictor.log",
                "ReachedTest.Evicted[id=2] at ReachedTest.java:N -> ReachedTest.Evictor.audit, ReachedTest.Evictor.log"),
                lines());
    }

    @Test
    void anAsynchronousEventNamesItsObservers() {
        evicted.fireAsync(new Evicted(1));
        assertEquals(List.of("ReachedTest.Evicted[id=1] at ReachedTest.java:N -> ReachedTest.Evictor.notify"), lines());
    }

    @Test
    void anEventWithoutAnObserverIsSaidToHaveNone() {
        lonely.fire(new Lonely(1));
        assertEquals(List.of("ReachedTest.Lonely[id=1] at ReachedTest.java:N -> no observer"), lines());
    }
}
