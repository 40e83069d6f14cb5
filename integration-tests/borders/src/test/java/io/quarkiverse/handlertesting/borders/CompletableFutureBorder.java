package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static io.quarkiverse.handlertesting.borders.Hop.unheard;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.borders.Hop.Form;

/** Futures of the JDK on their default executor. */
@Singleton
class CompletableFutureBorder implements Border {

    @Override
    public String name() {
        return "completable-future";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("`CompletableFuture.runAsync`, `supplyAsync`, `completeAsync`",
                        form("runAsync", CompletableFuture::runAsync),
                        form("runAsync, by a method reference", landed -> {
                            Function<Runnable, CompletableFuture<Void>> run = CompletableFuture::runAsync;
                            run.apply(landed);
                        }),
                        form("runAsync, on the common pool",
                                landed -> CompletableFuture.runAsync(landed, ForkJoinPool.commonPool())),
                        form("runAsync, nested",
                                landed -> CompletableFuture.runAsync(() -> CompletableFuture.runAsync(landed))),
                        form("supplyAsync", landed -> CompletableFuture.supplyAsync(() -> 1).thenAccept(one -> landed.run())),
                        form("supplyAsync, on the common pool", landed -> CompletableFuture
                                .supplyAsync(() -> 1, ForkJoinPool.commonPool()).thenAccept(one -> landed.run())),
                        form("completeAsync", landed -> {
                            var future = new CompletableFuture<Integer>();
                            future.thenAccept(one -> landed.run());
                            future.completeAsync(() -> 1);
                        })),
                followed("`CompletableFuture`, each `…Async` stage",
                        Stream.of(true, false).flatMap(CompletableFutureBorder::stages).toArray(Form[]::new)),
                followed("`CompletableFuture.delayedExecutor`, `orTimeout`, `completeOnTimeout`",
                        form("delayedExecutor", landed -> CompletableFuture.delayedExecutor(20, MILLISECONDS).execute(landed)),
                        form("delayedExecutor, at once",
                                landed -> CompletableFuture.delayedExecutor(0, MILLISECONDS).execute(landed)),
                        form("delayedExecutor of a stage", landed -> CompletableFuture.runAsync(landed,
                                CompletableFuture.delayedExecutor(20, MILLISECONDS))),
                        form("orTimeout", landed -> new CompletableFuture<Integer>().orTimeout(20, MILLISECONDS)
                                .whenComplete((value, failure) -> landed.run())),
                        form("orTimeout, with an earlier callback", landed -> {
                            var future = new CompletableFuture<Integer>();
                            future.whenComplete((value, failure) -> landed.run());
                            future.orTimeout(20, MILLISECONDS);
                        }),
                        form("completeOnTimeout",
                                landed -> new CompletableFuture<Integer>().completeOnTimeout(1, 20, MILLISECONDS)
                                        .thenAccept(one -> landed.run()))),
                unheard("`CompletableFuture` that a thread without a cause completes, its stages", form("late", landed -> {
                    var future = new CompletableFuture<Integer>();
                    future.thenApply(one -> one).thenAccept(one -> landed.run());
                    Foreign.run(() -> future.complete(1));
                })));
    }

    /**
     * @param late whether the stage waits for the one before it
     */
    private static Stream<Form> stages(boolean late) {
        Supplier<CompletableFuture<Integer>> one = () -> late
                ? new CompletableFuture<Integer>().completeOnTimeout(1, 20, MILLISECONDS)
                : CompletableFuture.completedFuture(1);
        Supplier<CompletionStage<Integer>> stage = one::get;
        Supplier<CompletableFuture<Integer>> failed = () -> one.get().thenApply(value -> value / 0);
        return Stream.<Form> of(
                form("thenApplyAsync", landed -> one.get().thenApplyAsync(value -> run(landed))),
                form("thenAcceptAsync", landed -> one.get().thenAcceptAsync(value -> landed.run())),
                form("thenRunAsync", landed -> one.get().thenRunAsync(landed)),
                form("thenRunAsync of a stage", landed -> stage.get().thenRunAsync(landed)),
                form("thenRunAsync by a method reference", landed -> {
                    Function<Runnable, CompletionStage<Void>> run = one.get()::thenRunAsync;
                    run.apply(landed);
                }),
                form("thenRunAsync on the common pool", landed -> one.get().thenRunAsync(landed, ForkJoinPool.commonPool())),
                form("thenCombineAsync", landed -> one.get().thenCombineAsync(one.get(), (a, b) -> run(landed))),
                form("thenAcceptBothAsync", landed -> one.get().thenAcceptBothAsync(one.get(), (a, b) -> landed.run())),
                form("runAfterBothAsync", landed -> one.get().runAfterBothAsync(one.get(), landed)),
                form("applyToEitherAsync", landed -> one.get().applyToEitherAsync(one.get(), value -> run(landed))),
                form("acceptEitherAsync", landed -> one.get().acceptEitherAsync(one.get(), value -> landed.run())),
                form("runAfterEitherAsync", landed -> one.get().runAfterEitherAsync(one.get(), landed)),
                form("thenComposeAsync", landed -> one.get().thenComposeAsync(value -> {
                    landed.run();
                    return one.get();
                })),
                form("whenCompleteAsync", landed -> one.get().whenCompleteAsync((value, failure) -> landed.run())),
                form("handleAsync", landed -> one.get().handleAsync((value, failure) -> run(landed))),
                form("exceptionallyAsync", landed -> failed.get().exceptionallyAsync(failure -> run(landed))),
                form("exceptionallyComposeAsync", landed -> failed.get().exceptionallyComposeAsync(failure -> {
                    landed.run();
                    return one.get();
                }))).map(form -> form(form.name() + (late ? ", late" : ", at once"), form.start()));
    }

    private static int run(Runnable landed) {
        landed.run();
        return 1;
    }
}
