package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static io.quarkiverse.handlertesting.borders.Hop.listed;
import static io.quarkiverse.handlertesting.borders.Hop.lost;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Singleton;

/** Executors that the application makes. */
@Singleton
class ExecutorBorder implements Border {

    private final ExecutorService fixed = Executors.newFixedThreadPool(2);
    private final ExecutorService single = Executors.newSingleThreadExecutor();
    private final ExecutorService cached = Executors.newCachedThreadPool();
    private final ExecutorService stealing = Executors.newWorkStealingPool();
    private final ThreadPoolExecutor cast = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
    private final ThreadPoolExecutor own = new ThreadPoolExecutor(1, 1, 0, MILLISECONDS, new LinkedBlockingQueue<>());
    private final Hooked hooked = new Hooked();
    private final ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(1);
    private final ScheduledExecutorService singleScheduled = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledThreadPoolExecutor ownScheduled = new ScheduledThreadPoolExecutor(1);
    private final ForkJoinPool forkJoin = new ForkJoinPool(2);
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

    /** Its hooks do not call those of its superclass. */
    private static final class Hooked extends ThreadPoolExecutor {

        Hooked() {
            super(1, 1, 0, MILLISECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
        }

        @Override
        protected void afterExecute(Runnable task, Throwable thrown) {
        }
    }

    private static final class Forked extends RecursiveTask<Integer> {

        private final Runnable landed;

        Forked(Runnable landed) {
            this.landed = landed;
        }

        @Override
        protected Integer compute() {
            landed.run();
            return 1;
        }
    }

    private static final class Forking extends RecursiveAction {

        private final Runnable landed;

        Forking(Runnable landed) {
            this.landed = landed;
        }

        @Override
        protected void compute() {
            invokeAll(new Forked(landed), new Forked(() -> {
            }));
        }
    }

    void stop(@Observes Shutdown event) {
        List.of(fixed, single, cached, stealing, cast, own, hooked, scheduled, singleScheduled, ownScheduled, forkJoin)
                .forEach(ExecutorService::shutdownNow);
    }

    @Override
    public String name() {
        return "executor";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("`Executors`, each pool",
                        form("fixed", landed -> fixed.execute(landed)),
                        form("single", landed -> single.execute(landed)),
                        form("cached", landed -> cached.execute(landed)),
                        form("work stealing", landed -> stealing.execute(landed)),
                        form("submit", landed -> fixed.submit(landed)),
                        form("submit with a result", landed -> single.submit(landed, 1)),
                        form("submit a callable", landed -> cached.submit(callable(landed))),
                        form("invokeAll", landed -> fixed.invokeAll(List.of(callable(landed)))),
                        form("invokeAny", landed -> fixed.invokeAny(List.of(callable(landed)))),
                        form("nested", landed -> fixed.execute(() -> single.execute(landed))),
                        form("a method reference", landed -> {
                            Consumer<Runnable> execute = fixed::execute;
                            execute.accept(landed);
                        }),
                        form("a factory", landed -> {
                            IntFunction<ExecutorService> factory = Executors::newFixedThreadPool;
                            ExecutorService made = factory.apply(1);
                            made.execute(landed);
                            made.shutdown();
                        }),
                        form("as an Executor", landed -> {
                            Executor executor = cached;
                            executor.execute(landed);
                        }),
                        form("of a stage", landed -> CompletableFuture.runAsync(landed, fixed))),
                followed("`ThreadPoolExecutor`",
                        form("a pool of Executors", landed -> cast.execute(landed)),
                        form("its constructor", landed -> own.execute(landed)),
                        form("a subclass with hooks", landed -> hooked.submit(landed))),
                followed("`ScheduledExecutorService`, once",
                        form("at once", landed -> scheduled.schedule(landed, 0, MILLISECONDS)),
                        form("late", landed -> scheduled.schedule(landed, 20, MILLISECONDS)),
                        form("a callable", landed -> singleScheduled.schedule(callable(landed), 20, MILLISECONDS)),
                        form("execute", landed -> ownScheduled.execute(landed)),
                        form("submit", landed -> ownScheduled.submit(landed))),
                listed("`ScheduledExecutorService`, periodic",
                        form("at a rate",
                                landed -> once(landed, task -> scheduled.scheduleAtFixedRate(task, 20, 20, MILLISECONDS))),
                        form("with a delay", landed -> once(landed,
                                task -> ownScheduled.scheduleWithFixedDelay(task, 20, 20, MILLISECONDS)))),
                followed("`ForkJoinPool`",
                        form("execute", landed -> forkJoin.execute(landed)),
                        form("submit", landed -> forkJoin.submit(landed)),
                        form("a task", landed -> forkJoin.submit(new Forked(landed))),
                        form("invokeAll in a task", landed -> forkJoin.submit(new Forking(landed))),
                        form("the common pool", landed -> ForkJoinPool.commonPool().execute(landed)),
                        form("a task of the common pool", landed -> ForkJoinPool.commonPool().submit(new Forking(landed))),
                        form("fork", landed -> new Forked(landed).fork())),
                lost("a queue, to a thread that runs already", form("take", landed -> {
                    queue.put(landed);
                    Foreign.run(() -> {
                        try {
                            queue.take().run();
                        } catch (InterruptedException interrupted) {
                            throw new IllegalStateException(interrupted);
                        }
                    });
                })));
    }

    private static Callable<Integer> callable(Runnable landed) {
        return () -> {
            landed.run();
            return 1;
        };
    }

    private interface Start {
        ScheduledFuture<?> start(Runnable task);
    }

    /** A periodic task that ends itself. */
    private static void once(Runnable landed, Start schedule) {
        AtomicReference<ScheduledFuture<?>> started = new AtomicReference<>();
        AtomicBoolean ran = new AtomicBoolean();
        started.set(schedule.start(() -> {
            if (ran.compareAndSet(false, true)) {
                landed.run();
            } else if (started.get() != null) {
                started.get().cancel(false);
            }
        }));
    }
}
