package io.quarkiverse.handlertesting.behaviour.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.mutiny.runtime.MutinyInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Promise;

/** Mutiny drops the failures that no subscriber takes, and what callbacks throw. */
@QuarkusTest
class DroppedFailuresTest {

    @Inject
    Events events;

    private void expect(String message) {
        assertEquals(message, events.expectFailure(Boom.class).getMessage());
    }

    @Test
    void aUniWithoutACallbackForFailuresFailsUnseen() {
        Uni.createFrom().<String> failure(new Boom("uni")).subscribe().with(item -> {
        });
        expect("uni");
    }

    @Test
    void aUniOnAnotherThreadFailsUnseen() {
        Uni.createFrom().<String> item(() -> {
            throw new Boom("pool");
        }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()).subscribe().with(item -> {
        });
        expect("pool");
    }

    @Test
    void aMultiWithoutACallbackForFailuresFailsUnseen() {
        Multi.createFrom().<String> failure(new Boom("multi")).subscribe().with(item -> {
        });
        expect("multi");
    }

    @Test
    void aUniOfAClientThatReadsTheFailureAgainFailsUnseen() {
        Promise<String> response = Promise.promise();
        Uni.createFrom().<String> emitter(emitter -> response.future().onComplete(result -> {
            emitter.fail(result.cause());
            result.cause();
        })).subscribe().with(item -> {
        });
        response.fail(new Boom("client"));
        expect("client");
    }

    @Test
    void aCallbackForAnItemFailsUnseen() {
        Uni.createFrom().item(1).subscribe().with(item -> {
            throw new Boom("item");
        }, failure -> {
        });
        expect("item");
    }

    @Test
    void aCallbackForACancellationFailsUnseen() {
        Uni.createFrom().emitter(emitter -> {
        }).onCancellation().call(() -> Uni.createFrom().failure(new Boom("cancellation"))).subscribe().with(item -> {
        }).cancel();
        expect("cancellation");
    }

    @Test
    void aCallbackForAFailureFailsUnseen() {
        Multi.createFrom().failure(new Boom("first")).subscribe().with(item -> {
        }, failure -> {
            throw new Boom("second");
        });
        assertEquals(2, events.expectFailure(CompositeException.class).getCauses().size());
    }

    @Test
    void aCallbackForFailuresGetsTheFailure() {
        AtomicReference<Throwable> failed = new AtomicReference<>();
        Uni.createFrom().failure(new Boom("uni")).subscribe().with(item -> {
        }, failed::set);
        assertEquals("uni", failed.get().getMessage());
        events.awaitIdle();
    }

    @Test
    void aRecoveryGetsTheFailure() {
        assertEquals(3, Uni.createFrom().<Integer> failure(new Boom("uni")).onFailure().recoverWithItem(3).await()
                .indefinitely());
        events.awaitIdle();
    }

    @Test
    void codeThatAwaitsTheResultGetsTheFailure() {
        assertThrows(Boom.class, () -> Uni.createFrom().failure(new Boom("uni")).await().indefinitely());
        events.awaitIdle();
    }

    @Test
    void whatFailsAfterItsCancellationIsNotMissed() {
        AtomicReference<UniEmitter<? super String>> uni = new AtomicReference<>();
        AtomicReference<MultiEmitter<? super String>> multi = new AtomicReference<>();
        Cancellable first = Uni.createFrom().<String> emitter(uni::set).map(String::trim).subscribe().with(item -> {
        });
        Cancellable second = Multi.createFrom().<String> emitter(multi::set).map(String::trim).subscribe().with(item -> {
        });
        first.cancel();
        second.cancel();
        uni.get().fail(new Boom("uni"));
        multi.get().fail(new Boom("multi"));
        events.awaitIdle();
    }

    @Test
    void aHandlerOfTheApplicationGetsTheFailure() throws Exception {
        CompletableFuture<Throwable> handled = new CompletableFuture<>();
        Infrastructure.setDroppedExceptionHandler(handled::complete);
        try {
            Uni.createFrom().<String> failure(new Boom("uni")).subscribe().with(item -> {
            });
            assertEquals("uni", handled.get(30, TimeUnit.SECONDS).getMessage());
        } finally {
            new MutinyInfrastructure().configureDroppedExceptionHandler();
        }
        events.awaitIdle();
    }
}
