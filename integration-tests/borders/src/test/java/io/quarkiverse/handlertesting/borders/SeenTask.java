package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.UnseenTask.done;
import static io.quarkiverse.handlertesting.borders.UnseenTask.managed;
import static io.quarkiverse.handlertesting.borders.UnseenTask.on;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

import io.quarkiverse.handlertesting.borders.UnseenTask.Form;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The forms of a task that throws, and whose exception code of the application gets. */
enum SeenTask {

    HANDLER_OF_THREAD(bomb -> {
        Thread thread = new Thread(bomb::run);
        thread.setUncaughtExceptionHandler((of, failure) -> {
        });
        thread.start();
    }),
    HANDLER_OF_POOL(bomb -> on(Executors.newFixedThreadPool(1, task -> {
        Thread thread = new Thread(task);
        thread.setUncaughtExceptionHandler((of, failure) -> {
        });
        return thread;
    }), pool -> pool.execute(bomb::run))),
    HOOK_OF_POOL(bomb -> on(new Hooked(), pool -> pool.execute(bomb::run))),
    CAUGHT(bomb -> new Thread(() -> thrown(bomb::run)).start()),
    STOPPED(bomb -> {
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(1);
        pool.execute(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                bomb.run();
            }
        });
        begun.await();
        pool.shutdownNow();
    }),

    GET(bomb -> on(Executors.newFixedThreadPool(1), pool -> get(pool.submit((Runnable) bomb::run)))),
    GET_SCHEDULED(bomb -> on(Executors.newScheduledThreadPool(1),
            pool -> get(pool.schedule((Callable<Void>) bomb::call, 1, MILLISECONDS)))),
    GET_PERIODIC(bomb -> {
        var pool = Executors.newScheduledThreadPool(1);
        get(pool.scheduleAtFixedRate(bomb::run, 1, 1, MILLISECONDS));
        pool.shutdown();
    }),
    GET_MUTINY(bomb -> get(Infrastructure.getDefaultWorkerPool().schedule(bomb::run, 1, MILLISECONDS))),
    GET_MANAGED(bomb -> on(managed(), pool -> get(pool.submit((Runnable) bomb::run)))),
    GET_INVOKED(bomb -> on(Executors.newFixedThreadPool(1), pool -> get(pool.invokeAll(List.of(bomb::call)).get(0)))),
    INVOKE_ANY(bomb -> on(Executors.newFixedThreadPool(1), pool -> pool.invokeAny(List.of(bomb::call, () -> "done")))),
    INVOKE_ANY_MANAGED(bomb -> on(managed(), pool -> pool.invokeAny(List.of(bomb::call, () -> "done")))),
    COMPLETION_SERVICE(bomb -> on(Executors.newFixedThreadPool(1), pool -> {
        ExecutorCompletionService<Object> service = new ExecutorCompletionService<>(pool);
        service.submit(bomb::call);
        get(service.take());
    })),
    FUTURE_OF_MUTINY(bomb -> on(Executors.newFixedThreadPool(1), pool -> thrown(() -> Uni.createFrom()
            .future(pool.submit((Callable<Object>) bomb::call)).await().indefinitely()))),

    ASYNC_GET(bomb -> get(CompletableFuture.runAsync(bomb::run))),
    ASYNC_GET_WITHIN(bomb -> thrown(() -> CompletableFuture.runAsync(bomb::run).get(1, HOURS))),
    ASYNC_JOIN(bomb -> thrown(CompletableFuture.runAsync(bomb::run)::join)),
    ASYNC_ON_MANAGED(bomb -> on(managed(), pool -> thrown(CompletableFuture.runAsync(bomb::run, pool)::join))),
    MANAGED_ASYNC(bomb -> on(managed(), pool -> thrown(pool.runAsync(bomb::run)::join))),
    MANAGED_EXCEPTIONALLY(bomb -> on(managed(), pool -> pool.supplyAsync(bomb::call).thenApply(Object::toString)
            .exceptionally(failure -> null))),
    MANAGED_COMPOSED_BY_OTHERS(bomb -> on(managed(), pool -> CompletableFuture.completedFuture("").thenCompose(
            none -> pool.supplyAsync(bomb::call)))),
    EXCEPTIONALLY(bomb -> CompletableFuture.supplyAsync(bomb::call).exceptionally(failure -> null)),
    EXCEPTIONALLY_ASYNC(bomb -> CompletableFuture.supplyAsync(bomb::call).exceptionallyAsync(failure -> null)),
    EXCEPTIONALLY_COMPOSE(bomb -> CompletableFuture.<String> supplyAsync(bomb::call).exceptionallyCompose(failure -> done())),
    HANDLE(bomb -> CompletableFuture.supplyAsync(bomb::call).handle((value, failure) -> null)),
    HANDLE_ASYNC(bomb -> CompletableFuture.supplyAsync(bomb::call).handleAsync((value, failure) -> null)),
    WHEN_COMPLETE(bomb -> CompletableFuture.supplyAsync(bomb::call).whenComplete((value, failure) -> {
    })),
    DEPENDENT(bomb -> CompletableFuture.supplyAsync(bomb::call).thenApply(Object::toString).thenRun(() -> {
    }).exceptionally(failure -> null)),
    COMPOSED(bomb -> done().thenCompose(none -> CompletableFuture.supplyAsync(bomb::call)).exceptionally(failure -> null)),
    COMBINED(bomb -> done().thenCombine(CompletableFuture.supplyAsync(bomb::call), (one, other) -> other)
            .exceptionally(failure -> null)),
    COMPOSED_BY_OTHERS(bomb -> CompletableFuture.completedFuture("").thenCompose(
            none -> CompletableFuture.supplyAsync(bomb::call))),
    APPLIED(bomb -> done().thenApply(bomb::apply).exceptionally(failure -> null)),
    APPLIED_ASYNC(bomb -> done().thenApplyAsync(bomb::apply).exceptionally(failure -> null)),
    ALL_OF(bomb -> thrown(CompletableFuture.allOf(done(), CompletableFuture.runAsync(bomb::run))::join)),
    ANY_OF(bomb -> thrown(CompletableFuture.anyOf(CompletableFuture.runAsync(bomb::run))::join)),
    OR_TIMEOUT(bomb -> thrown(CompletableFuture.runAsync(bomb::run).orTimeout(1, HOURS)::join)),
    STAGE_OF_MUTINY(bomb -> thrown(Uni.createFrom()
            .completionStage(CompletableFuture.supplyAsync(bomb::call)).await()::indefinitely)),
    COMPLETED_BY_THE_APPLICATION(bomb -> new CompletableFuture<>().completeExceptionally(new Bomb.Boom("others"))),
    CANCELLED(bomb -> {
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Void> future = CompletableFuture.runAsync(() -> {
            thrown(cancelled::await);
            bomb.run();
        });
        future.cancel(true);
        cancelled.countDown();
    });

    private final Form form;

    interface Call {
        void run() throws Exception;
    }

    private static final class Hooked extends ThreadPoolExecutor {

        Hooked() {
            super(1, 1, 0, MILLISECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        protected void afterExecute(Runnable task, Throwable thrown) {
        }
    }

    SeenTask(Form form) {
        this.form = form;
    }

    void start(Bomb bomb) throws Exception {
        form.start(bomb);
    }

    static void get(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException seen) {
            // The caller gets it.
        }
    }

    static void thrown(Call call) {
        try {
            call.run();
        } catch (Exception seen) {
            // The caller gets it.
        }
    }
}
