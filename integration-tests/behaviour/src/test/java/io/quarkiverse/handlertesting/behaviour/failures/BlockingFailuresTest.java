package io.quarkiverse.handlertesting.behaviour.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** A blocking task of Vert.x fails its future; the exception is delivered if code asks that future, or one made of it. */
@QuarkusTest
class BlockingFailuresTest {

    @Inject
    Events events;
    @Inject
    Vertx vertx;

    private Future<Integer> fail() {
        return vertx.executeBlocking(() -> {
            throw new Boom("blocking");
        });
    }

    /** Futures that take no notice of a failure. */
    enum Deaf {

        ALONE(failed -> failed),
        ON_SUCCESS(failed -> failed.onSuccess(value -> {
        })),
        MAP(failed -> failed.map(value -> value + 1)),
        FIXED(failed -> failed.map(2)),
        COMPOSE(failed -> failed.compose(Future::succeededFuture)),
        EVENTUALLY(failed -> failed.eventually(() -> Future.succeededFuture())),
        EXPECTING(failed -> failed.expecting(value -> true)),
        PROMISE(failed -> {
            Promise<Integer> promise = Promise.promise();
            failed.onComplete(promise);
            return promise.future();
        }),
        SEVERAL(failed -> failed.onSuccess(value -> {
        }).map(1).map(2));

        private final UnaryOperator<Future<Integer>> use;

        Deaf(UnaryOperator<Future<Integer>> use) {
            this.use = use;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTaskFailsUnseen(Deaf deaf) {
        deaf.use.apply(fail());
        assertEquals("blocking", events.expectFailure(Boom.class).getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void codeThatAsksALaterFutureGetsTheException(Deaf deaf) throws Exception {
        CompletableFuture<Throwable> asked = new CompletableFuture<>();
        deaf.use.apply(fail()).onFailure(asked::complete);
        assertEquals("blocking", asked.get(30, TimeUnit.SECONDS).getMessage());
        events.awaitIdle();
    }

    @Test
    void aLateLookIsOne() throws Exception {
        Future<Integer> failed = fail();
        events.awaitIdle();
        CompletableFuture<Integer> stage = failed.toCompletionStage().toCompletableFuture();
        try {
            stage.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException expected) {
            assertEquals("blocking", expected.getCause().getMessage());
        }
        events.awaitIdle();
    }

    @Test
    void readingTheCauseIsOne() {
        Future<Integer> failed = fail();
        events.awaitIdle();
        assertEquals("blocking", failed.cause().getMessage());
        events.awaitIdle();
    }

    @Test
    void aRecoveryIsOne() throws Exception {
        CompletableFuture<Integer> recovered = new CompletableFuture<>();
        fail().recover(failure -> Future.succeededFuture(3)).onSuccess(recovered::complete);
        assertEquals(3, recovered.get(30, TimeUnit.SECONDS));
        events.awaitIdle();
    }

    @Test
    void aValueInsteadIsOne() throws Exception {
        CompletableFuture<Integer> recovered = new CompletableFuture<>();
        fail().otherwise(3).onSuccess(recovered::complete);
        assertEquals(3, recovered.get(30, TimeUnit.SECONDS));
        events.awaitIdle();
    }
}
