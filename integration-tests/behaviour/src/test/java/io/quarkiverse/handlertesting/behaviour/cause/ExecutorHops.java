package io.quarkiverse.handlertesting.behaviour.cause;

import static io.quarkiverse.handlertesting.behaviour.cause.Hop.followed;
import static io.quarkiverse.handlertesting.behaviour.cause.Hop.periodic;
import static java.time.Duration.ofMillis;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Hops from thread to thread. */
@Singleton
class ExecutorHops {

    @Inject
    ManagedExecutor managed;
    @Inject
    ThreadContext threadContext;
    @Inject
    Event<AsyncStart> async;

    record AsyncStart(Runnable landed) {
    }

    List<Hop> all() {
        return List.of(
                followed("`ManagedExecutor`", landed -> managed.execute(landed)),
                followed("`ManagedExecutor`, nested", landed -> managed.execute(() -> managed.execute(landed))),
                followed("`ManagedExecutor` of a builder, which propagates nothing",
                        landed -> ManagedExecutor.builder().propagated().cleared(ThreadContext.ALL_REMAINING).build()
                                .execute(landed)),
                followed("`CompletableFuture` of a `ManagedExecutor`, three stages",
                        landed -> managed.supplyAsync(() -> 1).thenApplyAsync(i -> i + 1).thenRunAsync(landed)),
                followed("`Event.fireAsync`, in the observer", landed -> async.fireAsync(new AsyncStart(landed))),
                followed("`Event.fireAsync`, after its stage", landed -> async.fireAsync(new AsyncStart(() -> {
                })).thenRun(landed)),
                followed("`Uni` on the default executor", landed -> Uni.createFrom().voidItem()
                        .emitOn(Infrastructure.getDefaultExecutor()).subscribe().with(done -> landed.run())),
                followed("`Uni`, `runSubscriptionOn` the worker pool", landed -> Uni.createFrom().voidItem()
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()).subscribe().with(done -> landed.run())),
                followed("`Uni`, delayed", landed -> Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20)).subscribe()
                        .with(done -> landed.run())),
                followed("`schedule` of Mutiny's worker pool",
                        landed -> Infrastructure.getDefaultWorkerPool().schedule(landed, 20, TimeUnit.MILLISECONDS)),
                periodic("`Multi` of ticks", landed -> Multi.createFrom().ticks().every(ofMillis(100)).skip().first(1).select()
                        .first(1).collect().last().subscribe().with(done -> landed.run())),
                followed("`ThreadContext`, on a thread of one's own",
                        landed -> new Thread(threadContext.contextualRunnable(landed)).start()));
    }

    void observe(@ObservesAsync AsyncStart start) {
        start.landed().run();
    }
}
