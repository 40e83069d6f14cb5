package io.quarkiverse.handlertesting.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import jakarta.enterprise.event.Event;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import io.quarkiverse.handlertesting.runtime.internal.hops.executors.FollowedThreadPool;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.TimerTaskReports;

/** Changed classes link, do what they did, and call our methods in place of the JDK's. */
class ReplacedCallsTest {

    private static final String HOPS = "io/quarkiverse/handlertesting/runtime/internal/hops/jdk/";

    private final FollowedJdk jdk = new FollowedJdk(getClass().getClassLoader());

    /** Runs in the changed form. */
    public static class Calls implements Runnable {

        @Override
        public void run() {
            CompletableFuture<Integer> one = CompletableFuture.completedFuture(1);
            CompletionStage<Integer> stage = one;
            Function<Runnable, CompletableFuture<Void>> ofClass = CompletableFuture::runAsync;
            Function<Runnable, CompletableFuture<Void>> bound = one::thenRunAsync;
            Function<Runnable, CompletionStage<Void>> boundStage = stage::thenRunAsync;
            Consumer<Thread> unbound = Thread::start;
            Own own = new Own();
            List<CompletableFuture<?>> all = List.of(ofClass.apply(Calls::nothing), bound.apply(Calls::nothing),
                    boundStage.apply(Calls::nothing).toCompletableFuture(), one.thenApplyAsync(value -> value + 1),
                    own.thenApply(value -> value), one.orTimeout(1, TimeUnit.HOURS));
            own.complete(2);
            Thread thread = new Thread(Calls::nothing);
            unbound.accept(thread);
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            if (List.of(3, 1, 2).parallelStream().sorted().limit(2).mapToInt(value -> value).parallel().sum() != 3) {
                throw new AssertionError("sum");
            }
        }

        static void nothing() {
        }
    }

    /** Its call of {@code super} must stay one. */
    public static class Own extends CompletableFuture<Integer> {

        @Override
        public <U> CompletableFuture<U> thenApply(Function<? super Integer, ? extends U> callback) {
            return super.thenApply(callback);
        }
    }

    /** Has a method reference, for which an interface needs a method of its own. */
    public interface References {
        Function<Runnable, CompletableFuture<Void>> RUN = CompletableFuture::runAsync;
    }

    public static class Task extends TimerTask {

        static final List<String> RUNS = new ArrayList<>();

        @Override
        public void run() {
            for (int i = 0; i < 3; i++) {
                if (i == 2) {
                    throw new IllegalStateException("task");
                }
                RUNS.add("run " + i);
            }
        }
    }

    public static class Pool extends ThreadPoolExecutor {

        public Pool() {
            super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        public void execute(Runnable task) {
            super.execute(task);
        }
    }

    public static class Decorating extends ScheduledThreadPoolExecutor {

        public Decorating() {
            super(1);
        }

        @Override
        protected <V> RunnableScheduledFuture<V> decorateTask(Runnable task, RunnableScheduledFuture<V> future) {
            return future;
        }
    }

    public static class Pools implements Supplier<List<ExecutorService>> {

        @Override
        public List<ExecutorService> get() {
            IntFunction<ForkJoinPool> constructor = ForkJoinPool::new;
            return List.of(new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()),
                    (ThreadPoolExecutor) Executors.newFixedThreadPool(1), new ScheduledThreadPoolExecutor(1),
                    constructor.apply(1));
        }
    }

    /** Sends in a changed form, whose calls have their line. */
    public static class Sender implements Consumer<Event<String>> {

        @Override
        public void accept(Event<String> event) {
            event.fire("one");
            Consumer<String> fire = event::fire;
            fire.accept("two");
        }
    }

    public static class None {

        public int two() {
            return 2;
        }
    }

    /** Loads the classes of this test in their changed form. */
    private final class Changed extends ClassLoader {

        Changed() {
            super(ReplacedCallsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(ReplacedCallsTest.class.getName() + '$')) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            byte[] bytes = changed(name);
            return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream file = ReplacedCallsTest.class.getResourceAsStream('/' + name.replace('.', '/') + ".class")) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private byte[] changed(String name) {
        return jdk.follow(bytes(name));
    }

    @Test
    void aChangedClassDoesWhatItDid() throws Exception {
        ((Runnable) new Changed().loadClass(Calls.class.getName()).getConstructor().newInstance()).run();
        Class<?> references = Class.forName(References.class.getName(), true, new Changed());
        @SuppressWarnings("unchecked")
        var run = (Function<Runnable, CompletableFuture<Void>>) references.getField("RUN").get(null);
        run.apply(Calls::nothing).join();
    }

    @Test
    void itCallsOurMethods() {
        List<String> calls = new ArrayList<>();
        new ClassReader(changed(Calls.class.getName())).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMethodInsn(int opcode, String owner, String called, String type, boolean ofInterface) {
                        if (owner.startsWith(HOPS)) {
                            calls.add(owner.substring(HOPS.length()) + '.' + called);
                        }
                    }
                };
            }
        }, 0);
        assertEquals(List.of("StageCalls.toCompletableFuture", "StageCalls.thenApplyAsync", "StageCalls.thenApply",
                "FutureCalls.orTimeout", "FutureCalls.allOf", "StreamCalls.parallelStream", "FutureCalls.runAsync",
                "StageCalls.thenRunAsync", "StageCalls.thenRunAsync",
                "ThreadCalls.start"), calls);
    }

    @Test
    void aCallThatSendsBringsItsLineAlong() throws Exception {
        List<String> lines = new ArrayList<>();
        new ClassReader(changed(Sender.class.getName())).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitLdcInsn(Object value) {
                        lines.add(value.toString().replaceAll("\\d+", "N"));
                    }
                };
            }
        }, 0);
        assertEquals(List.of("one", "ReplacedCallsTest.java:N", "two", "ReplacedCallsTest.java:N"), lines);
        List<Object> fired = new ArrayList<>();
        Object event = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Event.class },
                (proxy, method, arguments) -> {
                    fired.add(arguments[0]);
                    return null;
                });
        @SuppressWarnings("unchecked")
        var sender = (Consumer<Object>) new Changed().loadClass(Sender.class.getName()).getConstructor().newInstance();
        sender.accept(event);
        assertEquals(List.of("one", "two"), fired);
    }

    @Test
    void poolsFollowTheirTasks() throws Exception {
        Changed loader = new Changed();
        @SuppressWarnings("unchecked")
        var pools = (Supplier<List<ExecutorService>>) loader.loadClass(Pools.class.getName()).getConstructor().newInstance();
        List<ExecutorService> made = new ArrayList<>(pools.get());
        for (Class<?> own : List.of(Pool.class, Decorating.class)) {
            made.add((ExecutorService) loader.loadClass(own.getName()).getConstructor().newInstance());
        }
        assertEquals(List.of("FollowedThreadPool", "FollowedThreadPool", "FollowedScheduledPool", "FollowedForkJoinPool",
                "Pool", "Decorating"), made.stream().map(pool -> pool.getClass().getName().replaceAll(".*[.$]", "")).toList());
        assertEquals(FollowedThreadPool.class, made.get(4).getClass().getSuperclass());
        // What it queues is not what it registers.
        assertEquals(ScheduledThreadPoolExecutor.class, made.get(5).getClass().getSuperclass());
        for (ExecutorService pool : made) {
            assertEquals(1, pool.submit(() -> 1).get(30, TimeUnit.SECONDS));
            pool.shutdownNow();
        }
    }

    @Test
    void aClassWithoutSuchCallsStaysAsItIs() {
        byte[] before = bytes(None.class.getName());
        assertSame(before, jdk.follow(before));
        byte[] withCalls = bytes(Calls.class.getName());
        assertNotSame(withCalls, jdk.follow(withCalls));
    }

    @Test
    void aTaskOfATimerReportsAndStillThrows() throws Exception {
        Class<?> changed = new Changed().loadClass(Task.class.getName());
        Runnable task = (Runnable) changed.getConstructor().newInstance();
        assertEquals("task", assertThrows(IllegalStateException.class, task::run).getMessage());
        var runs = changed.getDeclaredField("RUNS");
        runs.setAccessible(true);
        assertEquals(List.of("run 0", "run 1"), runs.get(null));
        assertEquals(List.of(TimerTaskReports.Reporting.class), List.of(changed.getInterfaces()));
    }
}
