package io.quarkiverse.handlertesting.behaviour.cause;

import static java.time.Duration.ofMillis;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;

import io.smallrye.context.api.ManagedExecutorConfig;
import io.smallrye.context.api.NamedInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The forms of the hops from thread to thread. */
@Singleton
class ExecutorForms {

    @Inject
    ManagedExecutor managed;
    @Inject
    @NamedInstance("forms")
    @ManagedExecutorConfig(propagated = {}, cleared = ThreadContext.ALL_REMAINING, maxAsync = 1)
    ManagedExecutor configured;
    @Inject
    ThreadContext threadContext;
    @Inject
    Event<AsyncForm> async;

    record AsyncForm(Runnable landed) {
    }

    List<HopForm> forms() {
        return Stream.concat(Stream.of("propagated", "cleared", "queued", "configured", "bean").flatMap(this::of),
                others()).toList();
    }

    private Stream<HopForm> of(String executor) {
        return Stream.of(
                form("execute", executor, (of, landing) -> of.execute(landing::lands)),
                form("submit", executor, (of, landing) -> of.submit(landing::lands)),
                form("submit of a Callable", executor, (of, landing) -> of.submit(() -> {
                    landing.lands();
                    return 1;
                })),
                form("several tasks", executor, (of, landing) -> {
                    of.execute(landing::passes);
                    of.execute(landing::passes);
                    of.execute(landing::lands);
                }),
                form("runAsync", executor, (of, landing) -> of.runAsync(landing::passes).thenRun(landing::lands)),
                form("supplyAsync, a stage on the executor", executor,
                        (of, landing) -> of.supplyAsync(() -> 1).thenApplyAsync(one -> {
                            landing.passes();
                            return one;
                        }).whenCompleteAsync((one, failure) -> landing.lands())),
                form("completedFuture, a stage on the executor", executor,
                        (of, landing) -> of.completedFuture(1).thenRunAsync(landing::lands)),
                form("failedFuture, a stage on the executor", executor,
                        (of, landing) -> of.failedFuture(new IllegalStateException()).exceptionally(failure -> 1)
                                .thenRunAsync(landing::lands)),
                form("newIncompleteFuture", executor, (of, landing) -> {
                    CompletableFuture<Integer> future = of.newIncompleteFuture();
                    future.thenRunAsync(landing::lands);
                    of.execute(() -> future.complete(1));
                }),
                form("copy", executor, (of, landing) -> of.copy(CompletableFuture.completedFuture(1))
                        .thenRunAsync(landing::lands)));
    }

    private Stream<HopForm> others() {
        return Stream.of(
                new HopForm("ManagedExecutor, invokeAll", landing -> managed.execute(() -> {
                    try {
                        managed.invokeAll(List.<Callable<Integer>> of(() -> 1, () -> {
                            landing.passes();
                            return 2;
                        }));
                        landing.lands();
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                })),
                new HopForm("ThreadContext, withContextCapture", landing -> threadContext
                        .withContextCapture(CompletableFuture.completedFuture(1)).thenRunAsync(landing::lands)),
                new HopForm("Event.fireAsync, two observers and a stage on the executor",
                        landing -> async.fireAsync(new AsyncForm(landing::passes)).thenRunAsync(landing::lands)),
                new HopForm("Event.fireAsync, after its failed stage",
                        landing -> async.fireAsync(new AsyncForm(() -> {
                            throw new IllegalStateException();
                        })).exceptionally(failed -> {
                            landing.lands();
                            return null;
                        })),
                new HopForm("Uni, delayed", landing -> Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(20))
                        .subscribe().with(done -> landing.lands())),
                new HopForm("Uni, delayed until another Uni", landing -> Uni.createFrom().voidItem().onItem().delayIt()
                        .until(item -> Uni.createFrom().voidItem().onItem().delayIt().by(ofMillis(1))).subscribe()
                        .with(done -> landing.lands())),
                new HopForm("Uni, with a timeout", landing -> Uni.createFrom().nothing().ifNoItem().after(ofMillis(20)).fail()
                        .subscribe().with(never -> {
                        }, late -> landing.lands())),
                new HopForm("Uni, repeated with a delay", landing -> Uni.createFrom().item(1).repeat().withDelay(ofMillis(1))
                        .atMost(3).collect().last().subscribe().with(last -> landing.lands())),
                new HopForm("Uni, of a CompletionStage of a ManagedExecutor", landing -> Uni.createFrom()
                        .completionStage(() -> managed.supplyAsync(() -> 1)).subscribe().with(one -> landing.lands())),
                new HopForm("Uni, on the worker pool and back", landing -> Uni.createFrom().item(1)
                        .emitOn(Infrastructure.getDefaultWorkerPool()).invoke(landing::passes)
                        .emitOn(Infrastructure.getDefaultExecutor()).subscribe().with(one -> landing.lands())),
                new HopForm("Uni, awaited", landing -> managed.execute(() -> {
                    Uni.createFrom().item(1).onItem().delayIt().by(ofMillis(1)).await().indefinitely();
                    landing.lands();
                })),
                new HopForm("Multi, on the worker pool", landing -> Multi.createFrom().items(1, 2, 3)
                        .emitOn(Infrastructure.getDefaultWorkerPool()).collect().last().subscribe()
                        .with(last -> landing.lands())),
                new HopForm("schedule of a Callable", landing -> Infrastructure.getDefaultWorkerPool().schedule(() -> {
                    landing.lands();
                    return 1;
                }, 1, MILLISECONDS)),
                new HopForm("schedule, cancelled while it runs", landing -> {
                    CompletableFuture<ScheduledFuture<?>> task = new CompletableFuture<>();
                    task.complete(Infrastructure.getDefaultWorkerPool().schedule(() -> {
                        task.join().cancel(false);
                        landing.lands();
                    }, 1, MILLISECONDS));
                }));
    }

    /** Tasks that never run: they are no work any more. */
    List<HopForm> ended() {
        return List.of(
                new HopForm("schedule, cancelled", landing -> {
                    Infrastructure.getDefaultWorkerPool().schedule(() -> {
                    }, 1, TimeUnit.HOURS).cancel(false);
                    landing.lands();
                }),
                new HopForm("Uni, delayed and cancelled", landing -> {
                    Uni.createFrom().voidItem().onItem().delayIt().by(java.time.Duration.ofHours(1)).subscribe()
                            .with(never -> {
                            }).cancel();
                    landing.lands();
                }),
                new HopForm("Uni, before its timeout", landing -> Uni.createFrom().item(1).ifNoItem()
                        .after(java.time.Duration.ofHours(1)).fail().subscribe().with(one -> landing.lands())));
    }

    private interface On {
        void go(ManagedExecutor executor, HopForm.Landing landing) throws Exception;
    }

    private HopForm form(String name, String executor, On start) {
        return new HopForm("ManagedExecutor, " + executor + ", " + name,
                landing -> start.go(executor(executor), landing));
    }

    private ManagedExecutor executor(String executor) {
        return switch (executor) {
            case "propagated" -> ManagedExecutor.builder().propagated(ThreadContext.ALL_REMAINING).build();
            case "cleared" -> ManagedExecutor.builder().propagated().cleared(ThreadContext.ALL_REMAINING).build();
            case "queued" -> ManagedExecutor.builder().maxAsync(1).build();
            case "configured" -> configured;
            default -> managed;
        };
    }

    void observe(@ObservesAsync AsyncForm form) {
        form.landed().run();
    }

    void observeToo(@ObservesAsync AsyncForm form) {
    }
}
