package io.quarkiverse.handlertesting.borders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.handlertesting.borders.Bomb.Boom;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;

/** A test whose tasks have thrown fails for the exceptions that reached nobody. */
@QuarkusTest
@Timeout(60)
class UnseenTaskTest {

    @Inject
    Events events;
    @Inject
    ManagedExecutor executor;

    @ParameterizedTest
    @EnumSource
    void anExceptionReachesNobody(UnseenTask task) throws Exception {
        task.start(new Bomb(task.name()));
        assertEquals(task.name(), events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void aFutureMayBeLookedAtLate() throws Exception {
        Bomb bomb = new Bomb("late");
        ExecutorService pool = Executors.newFixedThreadPool(1);
        List<Future<?>> futures = List.of(pool.submit((Runnable) bomb::run), CompletableFuture.runAsync(bomb::run),
                executor.runAsync(bomb::run), executor.submit((Runnable) bomb::run));
        events.awaitIdle();
        for (Future<?> future : futures) {
            SeenTask.get(future);
        }
        pool.shutdown();
    }

    /** The end of the test says whether it was seen. */
    @ParameterizedTest
    @EnumSource
    void anExceptionReachesTheApplication(SeenTask task) throws Exception {
        task.start(new Bomb(task.name()));
        events.awaitIdle();
    }
}
