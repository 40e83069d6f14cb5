package io.quarkiverse.handlertesting.runtime.internal.hops.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The factories return the same kind of executor as those of {@link Executors}. */
@Timeout(120)
class FollowedExecutorsTest extends PoolTest {

    static Stream<Method> factories() {
        return Stream.of(FollowedExecutors.class.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("new") && !method.getName().contains("PerTask"));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void eachIsAsInTheJdk(Method factory) throws Exception {
        Method ofJdk = Executors.class.getMethod(factory.getName(), factory.getParameterTypes());
        assertSame(ofJdk.getReturnType(), factory.getReturnType());
        Object[] arguments = Stream.of(factory.getParameterTypes()).map(type -> type == int.class ? 2 : DAEMONS).toArray();
        ExecutorService expected = closed((ExecutorService) ofJdk.invoke(null, arguments));
        ExecutorService followed = closed((ExecutorService) factory.invoke(null, arguments));
        for (Class<?> type : List.of(ThreadPoolExecutor.class, ScheduledThreadPoolExecutor.class, ForkJoinPool.class,
                ScheduledExecutorService.class)) {
            assertEquals(type.isInstance(expected), type.isInstance(followed), type.getSimpleName());
        }
        assertEquals(settings(expected), settings(followed));
        assertEquals(5, followed.submit(() -> 5).get(30, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void eachRefusesWhatTheJdkRefuses(Method factory) throws Exception {
        Method ofJdk = Executors.class.getMethod(factory.getName(), factory.getParameterTypes());
        for (int bad = 0; bad < factory.getParameterCount(); bad++) {
            Object[] arguments = Stream.of(factory.getParameterTypes()).map(type -> type == int.class ? 2 : DAEMONS)
                    .toArray();
            arguments[bad] = factory.getParameterTypes()[bad] == int.class ? -1 : null;
            assertSame(refusal(ofJdk, arguments), refusal(factory, arguments));
        }
    }

    private static Class<?> refusal(Method factory, Object[] arguments) {
        return assertThrows(InvocationTargetException.class, () -> factory.invoke(null, arguments)).getCause().getClass();
    }

    private static String settings(ExecutorService executor) {
        if (executor instanceof ThreadPoolExecutor pool) {
            return pool.getCorePoolSize() + " " + pool.getMaximumPoolSize() + " " + pool.getKeepAliveTime(TimeUnit.NANOSECONDS)
                    + " " + pool.getQueue().getClass() + " " + pool.getRejectedExecutionHandler().getClass() + " "
                    + pool.allowsCoreThreadTimeOut() + " " + pool.getThreadFactory().getClass();
        }
        return executor instanceof ForkJoinPool pool ? pool.getParallelism() + " " + pool.getAsyncMode() : "";
    }

    @Test
    void aConfigurablePoolCanBeCast() {
        assertInstanceOf(FollowedThreadPool.class, closed(FollowedExecutors.newFixedThreadPool(4)));
        assertInstanceOf(FollowedScheduledPool.class, closed(FollowedExecutors.newScheduledThreadPool(4)));
        assertInstanceOf(FollowedForkJoinPool.class, closed(FollowedExecutors.newWorkStealingPool(4)));
    }

    @Test
    void callsOfExecutorsThatAreNotFollowedAreTheirs() throws Exception {
        ExecutorService any = closed(Executors.newSingleThreadExecutor());
        Callable<Integer> one = () -> 1;
        AtomicReference<Runnable> given = new AtomicReference<>();
        Executor executor = given::set;
        Runnable task = this::record;
        ExecutorCalls.execute(executor, task);
        assertSame(task, given.get());
        ExecutorCalls.submit(any, task).get(30, TimeUnit.SECONDS);
        assertEquals("r", ExecutorCalls.submit(any, task, "r").get(30, TimeUnit.SECONDS));
        assertEquals(1, ExecutorCalls.submit(any, () -> 1).get(30, TimeUnit.SECONDS));
        assertEquals(1, ExecutorCalls.invokeAny(any, List.of(one)));
        assertEquals(1, ExecutorCalls.invokeAny(any, List.of(one), 30, TimeUnit.SECONDS));
        assertEquals(1, ExecutorCalls.invokeAll(any, List.of(one)).size());
        assertEquals(1, ExecutorCalls.invokeAll(any, List.of(one), 30, TimeUnit.SECONDS).size());
    }

    @Test
    void withoutAnApplicationTheCommonPoolIsAsEver() throws Exception {
        ForkJoinPool common = ForkJoinPool.commonPool();
        Callable<Integer> one = () -> 1;
        ExecutorCalls.submit(common, this::record).get(30, TimeUnit.SECONDS);
        assertEquals("r", ExecutorCalls.submit(common, this::record, "r").get(30, TimeUnit.SECONDS));
        assertEquals(2, ExecutorCalls.submit(common, () -> 2).get(30, TimeUnit.SECONDS));
        Gate gate = new Gate();
        ExecutorCalls.execute(common, gate);
        gate.awaitEntered();
        gate.open();
        assertEquals(1, ExecutorCalls.invokeAny(common, List.of(one)));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void threadsPerTaskFollowTheirTasks() throws Exception {
        ThreadFactory virtual = ThreadPerTask.virtualThreads();
        for (ThreadFactory threads : List.of(DAEMONS, virtual)) {
            ExecutorService executor = closed(ThreadPerTask.executor(threads, () -> tasks));
            Gate gate = new Gate();
            as(first, () -> executor.execute(gate));
            gate.awaitEntered();
            assertRunning(1);
            gate.open();
            awaitIdle();
            AtomicReference<Future<String>> future = new AtomicReference<>();
            as(second, () -> future.set(executor.submit(() -> cause() + " " + Thread.currentThread().getName())));
            assertTrue(future.get().get(30, TimeUnit.SECONDS).startsWith(threads == virtual ? "2 " : "2 Thread-"));
            awaitIdle();
            assertEquals("null", executor.submit(() -> String.valueOf(cause())).get(30, TimeUnit.SECONDS));
            assertEquals(List.of("1"), ran());
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aThreadThatIsNotMadeIsNoWork() {
        ExecutorService executor = closed(ThreadPerTask.executor(task -> null, () -> tasks));
        as(first, () -> assertThrows(RuntimeException.class, () -> executor.execute(this::record)));
        awaitIdle();
        ThreadFactory none = null;
        assertThrows(NullPointerException.class, () -> FollowedExecutors.newThreadPerTaskExecutor(none));
        closed(FollowedExecutors.newVirtualThreadPerTaskExecutor());
    }
}
