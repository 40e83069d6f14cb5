package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Calls of a bean become events when the calls, or their asynchronous results, have ended. */
@QuarkusTest
@ObserveCalls({ ObservedCallsTest.Downloads.class, ObservedCallsTest.Store.class, ObservedCallsTest.Assistant.class })
class ObservedCallsTest {

    @Inject
    Events events;
    @Inject
    Downloads downloads;
    @Inject
    Store store;
    @Inject
    Assistant assistant;

    interface Store {
        String save(String name);

        default String saveTwice(String name) {
            return save(name) + save(name);
        }
    }

    @Singleton
    static final class DiskStore implements Store {
        @Override
        public String save(String name) {
            return "disk:" + name;
        }
    }

    interface Assistant {
        String chat(String message);
    }

    /** Has the name and the interfaces of the class that quarkus-langchain4j generates for an AI service. */
    @Singleton
    static class Assistant$$QuarkusImpl implements AutoCloseable, Assistant {
        @Override
        public String chat(String message) {
            return message + "?";
        }

        @Override
        public void close() {
        }
    }

    @Singleton
    static class Downloads {
        UniEmitter<? super String> emitter;

        int add(int id, String file) {
            return id + file.length();
        }

        void none(Object nothing) {
        }

        void outer() {
            inner();
        }

        void inner() {
        }

        String fail() throws Exception {
            throw new Exception("disk full");
        }

        Uni<String> uni() {
            return Uni.createFrom().emitter(subscribed -> this.emitter = subscribed);
        }

        Multi<Integer> multi() {
            return Multi.createFrom().items(1, 2, 3);
        }

        CompletionStage<String> stage() {
            return new CompletableFuture<>();
        }
    }

    @Test
    void aCallHasArgumentsAndResult() {
        var calls = events.subscribe(calls(Downloads.class, "add"));
        downloads.add(7, "model.gguf");
        MethodCall call = calls.await();
        assertEquals(Downloads.class, call.bean());
        assertEquals("add", call.method());
        assertEquals(List.of(7, "model.gguf"), call.arguments());
        assertEquals("model.gguf", call.argument(1, String.class));
        assertEquals(17, call.result());
        assertTrue(call.succeeded());
        assertFalse(call.duration().isNegative());
        assertEquals("ObservedCallsTest.Downloads.add(7, \"model.gguf\") -> 17", call.toString());
    }

    @Test
    void aCallMayHaveANullArgumentAndNoResult() {
        var calls = events.subscribe(calls(Downloads.class, "none"));
        downloads.none(null);
        MethodCall call = calls.await();
        assertEquals(Arrays.asList((Object) null), call.arguments());
        assertNull(call.result());
        assertEquals("ObservedCallsTest.Downloads.none(null)", call.toString());
    }

    @Test
    void aGeneratedClassHasTheNameOfItsInterface() throws Exception {
        var calls = events.subscribe(calls(Assistant.class));
        assistant.chat("hi");
        ((AutoCloseable) assistant).close();
        assertEquals(List.of("ObservedCallsTest.Assistant.chat(\"hi\") -> \"hi?\"", "ObservedCallsTest.Assistant.close()"),
                calls.take(2).stream().map(MethodCall::toString).toList());
        assertEquals(List.of("ObservedCallsTest.Assistant.chat", "ObservedCallsTest.Assistant.close"),
                events.seen().stream().map(RecordedEvent::name).toList());
    }

    @Test
    void aFailureIsRecordedAndReachesTheCaller() {
        var calls = events.subscribe(calls(Downloads.class, "fail"));
        Exception thrown = assertThrows(Exception.class, downloads::fail);
        MethodCall call = calls.await();
        assertSame(thrown, call.failure());
        assertFalse(call.succeeded());
        assertEquals("ObservedCallsTest.Downloads.fail() -> failed: Exception: disk full", call.toString());
        assertSame(thrown, events.seen().get(0).failure());
    }

    @Test
    void callsWithinTheBeanAreSeen() {
        var calls = events.subscribe(calls(Downloads.class));
        downloads.outer();
        assertEquals(List.of("inner", "outer"), calls.take(2).stream().map(MethodCall::method).toList());
    }

    @Test
    void aUniEndsWithItsItem() {
        var calls = events.subscribe(calls(Downloads.class, "uni"));
        CompletableFuture<String> result = downloads.uni().subscribeAsCompletionStage();
        assertEquals(List.of(), calls.seen());
        downloads.emitter.complete("done");
        assertEquals("done", result.join());
        assertEquals("done", calls.await().result());
    }

    @Test
    void aUniEndsWithItsFailure() {
        var calls = events.subscribe(calls(Downloads.class, "uni"));
        CompletableFuture<String> result = downloads.uni().subscribeAsCompletionStage();
        downloads.emitter.fail(new IllegalStateException("disk full"));
        assertTrue(result.isCompletedExceptionally());
        assertEquals("disk full", calls.await().failure().getMessage());
    }

    @Test
    void aUniEndsWithItsCancellation() {
        var calls = events.subscribe(calls(Downloads.class, "uni"));
        Cancellable subscription = downloads.uni().subscribe().with(item -> {
        });
        subscription.cancel();
        MethodCall call = calls.await();
        assertTrue(call.cancelled());
        assertEquals("ObservedCallsTest.Downloads.uni() -> cancelled", call.toString());
    }

    @Test
    void eachSubscriptionOfAMultiEndsWithTheNumberOfItsItems() {
        var calls = events.subscribe(calls(Downloads.class, "multi"));
        Multi<Integer> multi = downloads.multi();
        assertEquals(List.of(1, 2, 3), multi.collect().asList().await().indefinitely());
        assertEquals(3L, calls.await().result());
        multi.collect().asList().await().indefinitely();
        assertEquals(3L, calls.await().result());
    }

    @Test
    void aCompletionStageEndsWhenItIsComplete() {
        var calls = events.subscribe(calls(Downloads.class, "stage"));
        CompletionStage<String> result = downloads.stage();
        assertEquals(List.of(), calls.seen());
        result.toCompletableFuture().complete("done");
        assertEquals("done", calls.await().result());
    }

    @Test
    void anInterfaceSelectsTheBeansThatImplementIt() {
        var saved = events.subscribe(calls(Store.class, "save"));
        store.saveTwice("a");
        assertEquals(DiskStore.class, saved.await().bean());
        assertEquals("disk:a", saved.await().result());
        var twice = events.subscribeFromStart(calls(DiskStore.class, "saveTwice"));
        assertEquals("disk:adisk:a", twice.await().result());
    }
}
