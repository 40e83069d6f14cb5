package io.quarkiverse.handlertesting.borders;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The forms of a task whose exception reaches nobody: its caller has no future, or does not look at it. */
enum UnseenTask {

    EXECUTE(bomb -> on(Executors.newFixedThreadPool(1), pool -> pool.execute(bomb::run))),
    EXECUTE_SINGLE(bomb -> on(Executors.newSingleThreadExecutor(), pool -> pool.execute(bomb::run))),
    EXECUTE_OWN(bomb -> on(new ThreadPoolExecutor(1, 1, 0, MILLISECONDS, new LinkedBlockingQueue<>()),
            pool -> pool.execute(bomb::run))),
    EXECUTE_SCHEDULED(bomb -> on(Executors.newScheduledThreadPool(1), pool -> pool.execute(bomb::run))),
    EXECUTE_FORK_JOIN(bomb -> on(Executors.newWorkStealingPool(), pool -> pool.execute(bomb::run))),
    EXECUTE_COMMON(bomb -> ForkJoinPool.commonPool().execute(bomb::run)),
    EXECUTE_MANAGED(bomb -> on(managed(), pool -> pool.execute(bomb::run))),
    EXECUTE_MUTINY(bomb -> Infrastructure.getDefaultExecutor().execute(bomb::run)),
    EXECUTE_DELAYED(bomb -> CompletableFuture.delayedExecutor(1, MILLISECONDS).execute(bomb::run)),
    THREAD(bomb -> new Thread(bomb::run).start()),
    TIMER(bomb -> new Timer(true).schedule(timerTask(bomb), 1)),
    PERIODIC_TIMER(bomb -> new Timer(true).schedule(timerTask(bomb), 1, 1)),

    SUBMIT(bomb -> on(Executors.newFixedThreadPool(1), pool -> pool.submit((Runnable) bomb::run))),
    SUBMIT_CALLABLE(bomb -> on(Executors.newCachedThreadPool(), pool -> pool.submit((Callable<Void>) bomb::call))),
    SUBMIT_SCHEDULED(bomb -> on(Executors.newScheduledThreadPool(1), pool -> pool.submit((Runnable) bomb::run))),
    SUBMIT_MANAGED(bomb -> on(managed(), pool -> pool.submit((Runnable) bomb::run))),
    SCHEDULE(bomb -> on(Executors.newSingleThreadScheduledExecutor(),
            pool -> pool.schedule((Callable<Void>) bomb::call, 1, MILLISECONDS))),
    SCHEDULE_PERIODIC(bomb -> on(scheduledWithPeriodic(), pool -> pool.scheduleAtFixedRate(bomb::run, 1, 1, MILLISECONDS))),
    SCHEDULE_MUTINY(bomb -> Infrastructure.getDefaultWorkerPool().schedule(bomb::run, 1, MILLISECONDS)),
    SCHEDULE_PERIODIC_MUTINY(
            bomb -> Infrastructure.getDefaultWorkerPool().scheduleWithFixedDelay(bomb::run, 1, 1, MILLISECONDS)),
    INVOKE_ALL(bomb -> on(Executors.newFixedThreadPool(1), pool -> pool.invokeAll(List.of(bomb::call)))),
    INVOKE_ALL_SCHEDULED(bomb -> on(Executors.newScheduledThreadPool(1), pool -> pool.invokeAll(List.of(bomb::call)))),
    INVOKE_ALL_MANAGED(bomb -> on(managed(), pool -> pool.invokeAll(List.of(bomb::call)))),

    RUN_ASYNC(bomb -> CompletableFuture.runAsync(bomb::run)),
    SUPPLY_ASYNC(bomb -> CompletableFuture.supplyAsync(bomb::call)),
    SUPPLY_ASYNC_ON_POOL(bomb -> on(Executors.newFixedThreadPool(1), pool -> CompletableFuture.supplyAsync(bomb::call, pool))),
    SUPPLY_ASYNC_ON_MANAGED(bomb -> on(managed(), pool -> CompletableFuture.supplyAsync(bomb::call, pool))),
    MANAGED_RUN_ASYNC(bomb -> on(managed(), pool -> pool.runAsync(bomb::run))),
    MANAGED_SUPPLY_ASYNC(bomb -> on(managed(), pool -> pool.supplyAsync(bomb::call).thenApply(Object::toString))),
    MANAGED_APPLYING(bomb -> on(managed(), pool -> pool.supplyAsync(() -> "done").thenApply(bomb::apply))),
    THEN_RUN(bomb -> CompletableFuture.runAsync(bomb::run).thenRun(() -> {
    })),
    THEN_COMPOSE(bomb -> done().thenCompose(none -> CompletableFuture.supplyAsync(bomb::call)).thenApply(Object::toString)),
    THEN_COMPOSE_ASYNC(bomb -> done().thenComposeAsync(none -> CompletableFuture.supplyAsync(bomb::call))),
    THEN_COMBINE(bomb -> done().thenCombine(CompletableFuture.supplyAsync(bomb::call), (one, other) -> other)),
    COPY(bomb -> CompletableFuture.runAsync(bomb::run).copy()),
    OR_TIMEOUT(bomb -> CompletableFuture.runAsync(bomb::run).orTimeout(1, HOURS)),
    APPLYING(bomb -> done().thenApply(bomb::apply).thenAccept(Object::toString)),
    APPLYING_ASYNC(bomb -> done().thenApplyAsync(bomb::apply).thenAccept(Object::toString)),
    APPLYING_ON_POOL(bomb -> on(Executors.newFixedThreadPool(1), pool -> joined().thenApplyAsync(bomb::apply, pool))),
    HANDLING(bomb -> done().handle(bomb::apply)),
    COMPLETING(bomb -> done().whenComplete((none, failure) -> bomb.run())),
    RECOVERING(bomb -> CompletableFuture.runAsync(() -> {
        throw new IllegalArgumentException();
    }).exceptionally(bomb::apply));

    private final Form form;

    /** Starts the task. */
    interface Form {
        void start(Bomb bomb) throws Exception;
    }

    interface Use<E> {
        void with(E executor) throws Exception;
    }

    UnseenTask(Form form) {
        this.form = form;
    }

    void start(Bomb bomb) throws Exception {
        form.start(bomb);
    }

    /** An executor that ends after the task. */
    static <E extends ExecutorService> void on(E executor, Use<E> use) throws Exception {
        use.with(executor);
        executor.shutdown();
    }

    private static ScheduledExecutorService scheduledWithPeriodic() {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
        pool.setContinueExistingPeriodicTasksAfterShutdownPolicy(true);
        return pool;
    }

    static ManagedExecutor managed() {
        return ManagedExecutor.builder().build();
    }

    private static CompletableFuture<String> joined() {
        CompletableFuture<String> future = done();
        future.join();
        return future;
    }

    static CompletableFuture<String> done() {
        return CompletableFuture.supplyAsync(() -> "done");
    }

    private static TimerTask timerTask(Bomb bomb) {
        return new TimerTask() {
            @Override
            public void run() {
                bomb.run();
            }
        };
    }
}
