package io.quarkiverse.handlertesting.behaviour.cause;

import static java.time.Duration.ofMillis;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.impl.ContextInternal;

/** The forms of the hops over the event bus, the worker pools and the timers of Vert.x. */
@Singleton
class VertxForms {

    @Inject
    Vertx vertx;

    List<HopForm> forms() {
        return List.of(
                new HopForm("event bus, request, answered at once", landing -> vertx.eventBus().request("forms.now", "")
                        .compose(first -> {
                            landing.passes();
                            return vertx.eventBus().request("forms.now", "");
                        }).onSuccess(second -> landing.lands())),
                new HopForm("event bus, request, answered late",
                        landing -> vertx.eventBus().request("forms.late", "").onSuccess(reply -> landing.lands())),
                new HopForm("event bus, request, answered by a Uni",
                        landing -> vertx.eventBus().request("forms.uni", "").onSuccess(reply -> landing.lands())),
                new HopForm("event bus, request, answered by a blocking consumer",
                        landing -> vertx.eventBus().request("forms.blocking", "").onSuccess(reply -> landing.lands())),
                new HopForm("event bus, a reply to a reply", landing -> vertx.eventBus().request("forms.twice", "")
                        .compose(reply -> reply.replyAndRequest("")).onSuccess(second -> landing.lands())),
                new HopForm("event bus, request, refused",
                        landing -> vertx.eventBus().request("forms.refused", "").onFailure(refused -> landing.lands())),
                new HopForm("event bus, request, without a consumer",
                        landing -> vertx.eventBus().request("forms.none", "").onFailure(none -> landing.lands())),
                new HopForm("event bus, request, never answered",
                        landing -> vertx.eventBus().request("forms.never", "", new DeliveryOptions().setSendTimeout(20))
                                .onFailure(late -> landing.lands())),
                new HopForm("executeBlocking, unordered", landing -> vertx.executeBlocking(() -> {
                    landing.passes();
                    return 1;
                }, false).onSuccess(done -> landing.lands())),
                new HopForm("executeBlocking, failed", landing -> vertx.executeBlocking(() -> {
                    throw new IllegalStateException();
                }).onFailure(failed -> landing.lands())),
                new HopForm("executeBlocking, one after another", landing -> vertx.executeBlocking(() -> 1)
                        .compose(first -> vertx.executeBlocking(() -> 2)).onSuccess(second -> landing.lands())),
                new HopForm("executeBlocking, of a shared worker pool",
                        landing -> vertx.createSharedWorkerExecutor("forms").executeBlocking(() -> 1)
                                .onSuccess(done -> landing.lands())),
                new HopForm("executeBlocking, as a CompletionStage",
                        landing -> vertx.executeBlocking(() -> 1).toCompletionStage().thenRun(landing::lands)),
                new HopForm("runOnContext, nested", landing -> vertx.runOnContext(one -> {
                    landing.passes();
                    vertx.runOnContext(two -> landing.lands());
                })),
                new HopForm("runOnContext, of another context", landing -> vertx.executeBlocking(() -> {
                    vertx.getOrCreateContext().runOnContext(run -> landing.lands());
                    return 1;
                })),
                new HopForm("a promise, completed by another thread", landing -> {
                    Promise<Integer> promise = Promise.promise();
                    vertx.executeBlocking(() -> {
                        promise.complete(1);
                        return 1;
                    }, false);
                    Future.all(promise.future(), vertx.executeBlocking(() -> 2)).onSuccess(all -> landing.lands());
                }),
                new HopForm("setTimer, one after another", landing -> vertx.setTimer(1, one -> {
                    landing.passes();
                    vertx.setTimer(1, two -> landing.lands());
                })),
                new HopForm("timer, a Future", landing -> vertx.timer(20, MILLISECONDS).onSuccess(due -> landing.lands())),
                new HopForm("timer, a chain", landing -> vertx.timer(1, MILLISECONDS).compose(due -> {
                    landing.passes();
                    return vertx.timer(1, MILLISECONDS);
                }).onSuccess(due -> landing.lands())),
                new HopForm("timer, cancelled", landing -> {
                    Timer timer = vertx.timer(1, HOURS);
                    timer.onFailure(cancelled -> landing.lands());
                    timer.cancel();
                }),
                new HopForm("timerStream", landing -> vertx.timerStream(20).handler(due -> landing.lands())),
                new HopForm("a timeout of a Future",
                        landing -> ((ContextInternal) vertx.getOrCreateContext()).promise().future()
                                .timeout(20, MILLISECONDS).onFailure(late -> landing.lands())));
    }

    /** Timers that never fire: they are no work any more. */
    List<HopForm> ended() {
        return List.of(
                new HopForm("setTimer, cancelled", landing -> {
                    vertx.cancelTimer(vertx.setTimer(3_600_000, due -> {
                    }));
                    landing.lands();
                }),
                new HopForm("timerStream, cancelled", landing -> {
                    vertx.timerStream(3_600_000).handler(due -> {
                    }).cancel();
                    landing.lands();
                }),
                new HopForm("setTimer, of a verticle that is undeployed",
                        landing -> vertx.deployVerticle(new AbstractVerticle() {
                            @Override
                            public void start() {
                                vertx.setTimer(3_600_000, due -> {
                                });
                            }
                        }).compose(vertx::undeploy).onSuccess(undeployed -> landing.lands())));
    }

    void start(@Observes StartupEvent event) {
        vertx.eventBus().consumer("forms.now", message -> message.reply(""));
        vertx.eventBus().consumer("forms.late", message -> vertx.setTimer(20, due -> message.reply("")));
        vertx.eventBus().consumer("forms.twice",
                message -> message.replyAndRequest("").onSuccess(second -> second.reply("")));
        vertx.eventBus().consumer("forms.refused", message -> message.fail(1, "refused"));
        vertx.eventBus().consumer("forms.never", message -> {
        });
    }

    @ConsumeEvent("forms.uni")
    Uni<String> consume(String message) {
        return Uni.createFrom().item("").onItem().delayIt().by(ofMillis(5));
    }

    @ConsumeEvent(value = "forms.blocking", blocking = true)
    String consumeBlocking(String message) {
        return "";
    }
}
