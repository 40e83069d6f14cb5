package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.behaviour.cause.Hop.followed;
import static io.quarkiverse.handlertesting.behaviour.cause.Hop.periodic;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.ConsumeEvent;
import io.vertx.core.Vertx;

/** Hops over the event bus, the worker pools and the timers of Vert.x. */
@Singleton
class VertxHops {

    @Inject
    Vertx vertx;
    @Inject
    Callbacks landings;

    List<Hop> all() {
        return List.of(
                followed("event bus, `send`", landed -> vertx.eventBus().send("hops", landings.keep(landed))),
                followed("event bus, `publish`", landed -> vertx.eventBus().publish("hops", landings.keep(landed))),
                followed("event bus, `request`, in the reply",
                        landed -> vertx.eventBus().request("hops.reply", "").onSuccess(reply -> landed.run())),
                followed("event bus, `@ConsumeEvent`",
                        landed -> vertx.eventBus().send("hops.quarkus", landings.keep(landed))),
                followed("event bus, `@ConsumeEvent(blocking = true)`",
                        landed -> vertx.eventBus().send("hops.blocking", landings.keep(landed))),
                followed("`executeBlocking`", landed -> vertx.executeBlocking(() -> {
                    landed.run();
                    return null;
                })),
                followed("`executeBlocking`, after its result", landed -> vertx.executeBlocking(() -> 1)
                        .onSuccess(done -> landed.run())),
                followed("`runOnContext`", landed -> vertx.getOrCreateContext().runOnContext(run -> landed.run())),
                followed("`setTimer`", landed -> vertx.setTimer(20, due -> landed.run())),
                followed("`timer`, after its future",
                        landed -> vertx.timer(20, TimeUnit.MILLISECONDS).onSuccess(due -> landed.run())),
                periodic("`setPeriodic`", landed -> vertx.setPeriodic(20, due -> {
                    // An event loop must not block, so check at each tick whether the test has looked.
                    if (landings.isLooked()) {
                        vertx.cancelTimer(due);
                        landed.run();
                    }
                })));
    }

    void start(@Observes StartupEvent event) {
        vertx.eventBus().<String> consumer("hops", message -> landings.land(message.body()));
        vertx.eventBus().<String> consumer("hops.reply", message -> message.reply(""));
    }

    @ConsumeEvent("hops.quarkus")
    void consume(String key) {
        landings.land(key);
    }

    @ConsumeEvent(value = "hops.blocking", blocking = true)
    void consumeBlocking(String key) {
        landings.land(key);
    }
}
