package io.quarkiverse.handlertesting.borders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.borders.TracedChannels.Traced;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;

/**
 * A message with a cause, which the extension follows, behaves as one without a cause: order, threads, contexts, back pressure,
 * metadata, the class of the message.
 */
@QuarkusTest
@Timeout(120)
class MessagingBehaviourTest {

    private static final int MESSAGES = 20;

    @Inject
    Vertx vertx;
    @Inject
    Events events;
    @Inject
    TracedChannels channels;

    private interface Runner {
        void run(Runnable task);
    }

    /** Runs the task on a worker thread of Vert.x, as a blocking handler, with the cause of this thread. */
    private void onWorker(Runnable task) {
        VertxContext.getOrCreateDuplicatedContext(vertx).executeBlocking(() -> {
            task.run();
            return null;
        }).toCompletionStage().toCompletableFuture().join();
    }

    private void onEventLoop(Runnable task) {
        CompletableFuture<Void> ran = new CompletableFuture<>();
        VertxContext.getOrCreateDuplicatedContext(vertx).runOnContext(here -> {
            task.run();
            ran.complete(null);
        });
        ran.join();
    }

    /** Runs the task where there is no cause. */
    private static void without(Runnable task) {
        CompletableFuture<Void> ran = new CompletableFuture<>();
        Foreign.run(() -> {
            onThread(task);
            ran.complete(null);
        });
        ran.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static void onThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private List<String> trace(String channel, Runner runner) {
        List<String> trace = new ArrayList<>();
        runner.run(() -> {
            for (int i = 0; i < MESSAGES; i++) {
                channels.to(channel).send(new Traced(i, trace));
            }
        });
        CompletableFuture<Void> last = new CompletableFuture<>();
        runner.run(() -> channels.to(channel).send(new Traced(-1, trace, last)));
        last.orTimeout(60, TimeUnit.SECONDS).join();
        synchronized (trace) {
            return List.copyOf(trace);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "traced", "traced-uni", "traced-message", "traced-blocking", "traced-chain", "traced-stream" })
    void aMessageWithACauseIsHandledAsOneWithout(String channel) {
        for (Runner runner : List.<Runner> of(this::onWorker, this::onEventLoop)) {
            assertAlike(channel, runner);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "traced", "traced-uni", "traced-message" })
    void aMessageFromAThreadWithoutAContextIsHandledOnThisThread(String channel) {
        assertAlike(channel, MessagingBehaviourTest::onThread);
    }

    private void assertAlike(String channel, Runner runner) {
        List<String> without = new ArrayList<>();
        without(() -> without.addAll(trace(channel, runner)));
        assertEquals(without, trace(channel, runner));
        assertEquals(MESSAGES + 1, without.size(), without::toString);
    }

    @Test
    void aMessageOfAClassOfTheApplicationStaysWhatItIs() {
        CompletableFuture<String> type = new CompletableFuture<>();
        channels.own.onNext(new TracedChannels.OwnMessage(type));
        assertEquals("OwnMessage", type.orTimeout(30, TimeUnit.SECONDS).join());
    }

    @Test
    void aMessageThatNoTestCausedHasNoCauseThoughOthersWereHandledBefore() {
        Emitter<HeldMessage> emitter = channels.held;
        HeldMessage caused = new HeldMessage();
        HeldMessage uncaused = new HeldMessage();
        emitter.send(caused);
        caused.awaitTaken();
        without(() -> emitter.send(uncaused));
        caused.end().complete(null);
        uncaused.awaitTaken();
        uncaused.end().complete(null);
        events.awaitIdle();
        List<RecordedEvent> said = events.seen().stream().filter(event -> event.name().equals("Said")).toList();
        assertEquals(2, said.size(), said::toString);
        assertEquals("test", said.get(0).cause().description());
        assertNull(said.get(1).cause());
    }
}
