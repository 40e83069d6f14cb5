package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static io.quarkiverse.handlertesting.borders.Hop.listed;
import static java.time.Duration.ofMillis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.quarkiverse.handlertesting.borders.Hop.Start;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;

/** Operators and processors of Mutiny that change the thread or the time. */
@Singleton
class MutinyBorder implements Border {

    @Inject
    ManagedExecutor executor;
    private volatile boolean due;

    private static Uni<String> soon() {
        return Uni.createFrom().item("value");
    }

    private static Uni<String> late() {
        return soon().onItem().delayIt().by(ofMillis(20));
    }

    /** Ends when it is due: ticks come on an event loop, which must not wait for the test. */
    private Multi<Long> ticks() {
        return Multi.createFrom().ticks().every(ofMillis(10)).select().first(tick -> !due);
    }

    private Hop.Form ticking(String name, Multi<?> ticks) {
        return form(name, landed -> {
            due = false;
            multi(ticks).go(landed);
        }, () -> due = true);
    }

    private static Start uni(Uni<?> uni) {
        return landed -> uni.subscribe().with(value -> landed.run(), failure -> landed.run());
    }

    /** Lands after the last item. */
    private static Start multi(Multi<?> multi) {
        return landed -> multi.subscribe().with(item -> {
        }, failure -> landed.run(), landed);
    }

    @Override
    public String name() {
        return "mutiny";
    }

    @Override
    public List<Hop> hops() {
        var pool = Infrastructure.getDefaultWorkerPool();
        return List.of(
                followed("`emitOn`",
                        form("Uni, at once", uni(soon().emitOn(pool))),
                        form("Uni, late", uni(late().emitOn(pool))),
                        form("Uni, on a ManagedExecutor", uni(late().emitOn(executor))),
                        form("Multi, at once", multi(Multi.createFrom().items(1, 2, 3).emitOn(pool))),
                        form("Multi, late", multi(late().toMulti().emitOn(pool)))),
                followed("`merge`, `concatenate` and `combine` of `Multi`",
                        form("merge, at once", multi(Multi.createBy().merging().streams(Multi.createFrom().items(1, 2),
                                Multi.createFrom().items(3)))),
                        form("merge, late", multi(Multi.createBy().merging().streams(late().toMulti(), late().toMulti()))),
                        form("transformToMultiAndMerge", multi(Multi.createFrom().items(1, 2)
                                .onItem().transformToMultiAndMerge(item -> late().toMulti()))),
                        form("transformToUniAndMerge", multi(Multi.createFrom().items(1, 2)
                                .onItem().transformToUniAndMerge(item -> late()))),
                        form("transformToUniAndConcatenate", multi(Multi.createFrom().items(1, 2)
                                .onItem().transformToUniAndConcatenate(item -> late()))),
                        form("concatenate", multi(Multi.createBy().concatenating().streams(late().toMulti(),
                                late().toMulti()))),
                        form("combine", multi(Multi.createBy().combining().streams(late().toMulti(), late().toMulti())
                                .asTuple()))),
                listed("ticks, also if the `Multi` ends",
                        ticking("first ticks", ticks()),
                        ticking("merged", Multi.createBy().merging().streams(ticks(), ticks())),
                        ticking("concatenated", Multi.createBy().concatenating().streams(ticks(), ticks())),
                        ticking("combined", Multi.createBy().combining().streams(ticks(), ticks()).asTuple())),
                followed("`BroadcastProcessor`, hot",
                        form("at once", landed -> {
                            BroadcastProcessor<String> hot = BroadcastProcessor.create();
                            hot.subscribe().with(item -> landed.run());
                            hot.onNext("value");
                        }),
                        form("with emitOn", landed -> {
                            BroadcastProcessor<String> hot = BroadcastProcessor.create();
                            hot.emitOn(pool).subscribe().with(item -> landed.run());
                            hot.onNext("value");
                        }),
                        form("late", landed -> {
                            BroadcastProcessor<String> hot = BroadcastProcessor.create();
                            hot.emitOn(pool).subscribe().with(item -> landed.run());
                            late().subscribe().with(hot::onNext);
                        })),
                followed("`UnicastProcessor`",
                        form("at once", landed -> {
                            UnicastProcessor<String> items = UnicastProcessor.create();
                            items.onNext("value");
                            items.subscribe().with(item -> landed.run());
                        }),
                        form("with emitOn", landed -> {
                            UnicastProcessor<String> items = UnicastProcessor.create();
                            items.emitOn(pool).subscribe().with(item -> landed.run());
                            items.onNext("value");
                        }),
                        form("late", landed -> {
                            UnicastProcessor<String> items = UnicastProcessor.create();
                            items.subscribe().with(item -> landed.run());
                            late().subscribe().with(items::onNext);
                        })),
                followed("`memoize`",
                        form("at once", landed -> {
                            Uni<String> memoized = soon().memoize().indefinitely();
                            memoized.await().indefinitely();
                            memoized.subscribe().with(value -> landed.run());
                        }),
                        form("late", uni(late().memoize().indefinitely())),
                        form("second subscriber", landed -> {
                            Uni<String> memoized = late().memoize().indefinitely();
                            memoized.subscribe().with(value -> {
                            });
                            memoized.subscribe().with(value -> landed.run());
                        })),
                followed("`ifNoItem().after`",
                        form("passed", uni(Uni.createFrom().nothing().ifNoItem().after(ofMillis(20)).fail())),
                        form("in time", uni(late().ifNoItem().after(ofMillis(10_000)).fail())),
                        form("recovered", uni(Uni.createFrom().nothing().ifNoItem().after(ofMillis(20))
                                .recoverWithUni(() -> late()))),
                        form("Multi", multi(Multi.createFrom().nothing().ifNoItem().after(ofMillis(20)).fail()))),
                followed("`Uni.createFrom().completionStage`",
                        form("at once",
                                uni(Uni.createFrom().completionStage(() -> CompletableFuture.completedFuture("value")))),
                        form("late", uni(Uni.createFrom().completionStage(() -> late().subscribeAsCompletionStage()))),
                        form("of an executor",
                                uni(Uni.createFrom().completionStage(() -> executor.supplyAsync(() -> "value")))),
                        form("future", uni(Uni.createFrom().future(() -> executor.submit(() -> "value"))))),
                followed("`Uni.join` and `Uni.combine`",
                        form("join all", uni(Uni.join().all(soon(), late(), late()).andFailFast())),
                        form("join first", uni(Uni.join().first(late(), late()).toTerminate())),
                        form("combine", uni(Uni.combine().all().unis(late(), soon()).asTuple())),
                        form("any", uni(Uni.combine().any().of(late(), late())))),
                followed("`onFailure().retry().withBackOff`",
                        form("at once", uni(failing(1).onFailure().retry().atMost(2))),
                        form("late", uni(failing(2).onFailure().retry().withBackOff(ofMillis(10)).atMost(3))),
                        form("failed", uni(failing(9).onFailure().retry().withBackOff(ofMillis(5)).atMost(2))),
                        form("Multi", multi(failing(2).toMulti().onFailure().retry().withBackOff(ofMillis(10)).atMost(3)))));
    }

    /** Fails at its first subscriptions. */
    private static Uni<String> failing(int failures) {
        AtomicInteger left = new AtomicInteger(failures);
        return Uni.createFrom().item(() -> {
            if (left.getAndDecrement() > 0) {
                throw new IllegalStateException("expected");
            }
            return "value";
        });
    }
}
