package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a thread is, by its stack. */
class ThreadPlaceTest {

    private static final String RUN = "org.acme.CatalogRefresh.run";

    /** The innermost method is first. */
    private static String of(boolean blocked, String... methods) {
        return ThreadPlace.of(Stream.of(methods).map(ThreadPlaceTest::frame).toArray(StackTraceElement[]::new), blocked)
                .orElse("nowhere");
    }

    private static StackTraceElement frame(String method) {
        int dot = method.lastIndexOf('.');
        String type = method.substring(0, dot);
        String file = type.endsWith("_Bean") ? null : type.replaceAll(".*\\.|\\$.*", "") + ".java";
        return new StackTraceElement(type, method.substring(dot + 1), file, 51);
    }

    @Test
    void aWaitNamesTheMethodThatOtherCodeHasCalled() {
        assertEquals("waits in Semaphore.acquire at CatalogRefresh.run(CatalogRefresh.java:51)",
                of(false, "jdk.internal.misc.Unsafe.park", "java.util.concurrent.locks.LockSupport.park",
                        "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire",
                        "java.util.concurrent.Semaphore.acquire",
                        RUN, "java.lang.Thread.run"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "java.lang.Object.wait", "java.lang.Object.wait0", "java.lang.Thread.sleep",
            "java.lang.Thread.sleep0", "java.lang.Thread.sleepNanos0", "java.lang.VirtualThread.park",
            "java.lang.VirtualThread.parkNanos", "jdk.internal.misc.Unsafe.park" })
    void eachVersionOfTheJdkHasItsWaits(String innermost) {
        assertEquals("waits in Thread.join at CatalogRefresh.run(CatalogRefresh.java:51)",
                of(false, innermost, "java.lang.Thread.join", RUN));
    }

    @Test
    void aWaitOfALibraryIsNamedWithTheLineThatLeadsToIt() {
        assertEquals("waits in CountDownLatch.await at CatalogRefresh.run(CatalogRefresh.java:51)",
                of(false, "jdk.internal.misc.Unsafe.park", "java.util.concurrent.CountDownLatch.await",
                        "io.smallrye.mutiny.operators.UniBlockingAwait.await", RUN));
    }

    @Test
    void aMethodOfTheJdkThatDoesNotWaitIsNamedToo() {
        assertEquals("is in Socket.SocketInputStream.read at CatalogRefresh.run(CatalogRefresh.java:51)",
                of(false, "sun.nio.ch.Net.poll", "java.net.Socket$SocketInputStream.read", RUN));
    }

    @Test
    void aThreadOutsideTheJdkIsAtItsLine() {
        assertEquals("is at CatalogRefresh.Step.run(CatalogRefresh.java:51)",
                of(false, "org.acme.CatalogRefresh$Step.lambda$run$3", "java.util.ArrayList.forEach", RUN));
        assertEquals("is at CatalogRefresh.run(CatalogRefresh.java:51)",
                of(false, "io.vertx.core.impl.VertxImpl.setTimer", RUN));
    }

    @Test
    void aLockIsNamed() {
        assertEquals("waits for a lock at CatalogRefresh.run(CatalogRefresh.java:51)", of(true, RUN));
        assertEquals("waits in Object.wait at CatalogRefresh.run(CatalogRefresh.java:51)",
                of(true, "java.lang.Object.wait", RUN));
    }

    @Test
    void generatedClassesHaveNoPlace() {
        assertEquals("is at CatalogRefresh.run(CatalogRefresh.java:51)",
                of(false, "org.acme.Catalog_Bean.create", "org.acme.Catalog_ClientProxy.all", RUN));
    }

    @Test
    void aThreadWithoutALineOfTheApplicationIsNowhere() {
        assertEquals("nowhere", of(false));
        assertEquals("nowhere", of(false, "jdk.internal.misc.Unsafe.park", "java.lang.Thread.run"));
        assertEquals(Optional.empty(), ThreadPlace.of(new Thread()));
    }
}
