package io.quarkiverse.handlertesting.runtime.internal.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Keeps messages until they are requested, each for its own test. */
@TestInstance(Lifecycle.PER_CLASS)
class IncomingChannelTest {

    private Vertx vertx;

    @BeforeAll
    void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A channel, what it has delivered and what it has dropped. */
    private final class Setup {

        final TestRuns runs = TestCauses.runs();
        final List<String> log = new CopyOnWriteArrayList<>();
        final Context loop = vertx.getOrCreateContext();
        final IncomingChannel channel;
        Flow.Subscription subscription;

        Setup() {
            this(1);
        }

        Setup(int maxBatch) {
            channel = new IncomingChannel("orders", null, maxBatch, loop);
        }

        void subscribe() {
            channel.subscribe(new Flow.Subscriber<>() {

                @Override
                public void onSubscribe(Flow.Subscription added) {
                    subscription = added;
                }

                @Override
                public void onNext(Message<?> message) {
                    throw new AssertionError();
                }

                @Override
                public void onError(Throwable failure) {
                    throw new AssertionError(failure);
                }

                @Override
                public void onComplete() {
                    throw new AssertionError();
                }
            });
        }

        void send(TestRun run, String text) {
            send(run, text, true);
        }

        void send(TestRun run, String text, boolean isReadable) {
            channel.send(new IncomingChannel.Item() {

                @Override
                public TestRun testRun() {
                    return run;
                }

                @Override
                public boolean isReadable() {
                    return isReadable;
                }

                @Override
                public boolean hasEnded() {
                    return text.startsWith("ended");
                }

                @Override
                public String description() {
                    return "message " + text;
                }

                @Override
                public void deliver(List<IncomingChannel.Item> batch, Context on,
                        Flow.Subscriber<? super Message<?>> subscriber) {
                    log.add((batch.size() == 1 ? "" : batch.size() + " from ") + text
                            + (Vertx.currentContext() == loop ? "" : " elsewhere"));
                }

                @Override
                public void drop(String reason) {
                    log.add(text + " dropped: " + reason);
                }
            });
        }

        /** The events until the event loop has done all that is scheduled now. */
        List<String> log() {
            CompletableFuture<List<String>> now = new CompletableFuture<>();
            loop.runOnContext(ignored -> now.complete(List.copyOf(log)));
            return now.join();
        }
    }

    @Test
    void deliversWhatIsRequestedInOrder() {
        Setup setup = new Setup();
        TestRun run = setup.runs.begin("test");
        setup.send(run, "1");
        assertEquals("nothing in the application has subscribed to the channel yet", setup.channel.waitingFor());
        setup.subscribe();
        assertEquals("the channel requests no message: it is paused, or its consumer is busy", setup.channel.waitingFor());
        setup.send(run, "2");
        assertEquals(List.of(), setup.log());
        setup.subscription.request(1);
        assertEquals(List.of("1"), setup.log());
        setup.subscription.request(Long.MAX_VALUE);
        setup.send(run, "3");
        assertEquals(List.of("1", "2", "3"), setup.log());
    }

    @Test
    void countsNoUnreadableMessage() {
        Setup setup = new Setup();
        TestRun run = setup.runs.begin("test");
        setup.subscribe();
        setup.send(run, "1", false);
        setup.send(run, "2");
        setup.send(run, "3");
        setup.subscription.request(1);
        assertEquals(List.of("1", "2"), setup.log());
    }

    @Test
    void dropsMessagesOfATestThatHasEnded() {
        Setup setup = new Setup();
        TestRun first = setup.runs.begin("first");
        setup.subscribe();
        setup.send(first, "1");
        setup.send(first, "2");
        setup.runs.end(first);
        setup.send(setup.runs.begin("second"), "3");
        setup.subscription.request(5);
        assertEquals(List.of("1 dropped: its test had ended before the channel requested it",
                "2 dropped: its test had ended before the channel requested it", "3"), setup.log());
    }

    @Test
    void stopsForOneTest() {
        Setup setup = new Setup();
        TestRun run = setup.runs.begin("test");
        TestRun scope = setup.runs.open("scope", run);
        TestRun other = setup.runs.open("other", null);
        setup.subscribe();
        setup.send(scope, "1");
        setup.channel.stop(run, "stopped");
        setup.send(run, "2");
        setup.send(other, "3");
        setup.subscription.request(5);
        assertEquals(List.of("1 dropped: stopped", "2 dropped: stopped", "3"), setup.log());
    }

    @Test
    void waitsForANewSubscriberAfterACancellation() {
        Setup setup = new Setup();
        TestRun run = setup.runs.begin("test");
        setup.subscribe();
        Flow.Subscription old = setup.subscription;
        old.request(5);
        old.cancel();
        setup.send(run, "1");
        assertEquals(List.of(), setup.log());
        assertEquals("the consumer of the channel has cancelled its subscription, as it does when its stream fails",
                setup.channel.waitingFor());
        setup.subscribe();
        old.request(5);
        assertEquals(List.of(), setup.log());
        setup.subscription.request(1);
        assertEquals(List.of("1"), setup.log());
    }

    @Test
    void namesTheMessageThatHoldsUpTheChannel() {
        Setup setup = new Setup();
        TestRun run = setup.runs.begin("test");
        setup.subscribe();
        setup.subscription.request(1);
        setup.send(run, "ended 1");
        assertEquals(List.of("ended 1"), setup.log());
        assertEquals("the channel requests no message: it is paused, or its consumer is busy", setup.channel.waitingFor());
        setup.subscription.request(1);
        setup.send(run, "2");
        assertEquals(List.of("ended 1", "2"), setup.log());
        assertEquals("the channel requests no message: it is paused, or its consumer is busy with message 2",
                setup.channel.waitingFor());
        setup.subscription.cancel();
        assertEquals("the consumer of the channel has cancelled its subscription after message 2, as it does when its stream"
                + " fails", setup.channel.waitingFor());
    }

    @Test
    void batchesMessagesOfOneTestRun() {
        Setup setup = new Setup(3);
        TestRun run = setup.runs.begin("test");
        TestRun scope = setup.runs.open("scope", run);
        setup.subscribe();
        for (int i = 1; i <= 4; i++) {
            setup.send(run, "run " + i);
        }
        setup.send(scope, "scope 1");
        setup.send(scope, "unreadable", false);
        setup.send(scope, "scope 2");
        setup.subscription.request(5);
        assertEquals(List.of("3 from run 1", "run 4", "scope 1", "unreadable", "scope 2"), setup.log());
    }

    @RepeatedTest(20)
    void losesNoMessageWhenThreadsSendAndRequest() throws InterruptedException {
        Setup setup = new Setup();
        TestRun run = setup.runs.begin("test");
        setup.subscribe();
        int count = 1_000;
        Thread sender = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                setup.send(run, Integer.toString(i));
            }
        });
        sender.start();
        for (int i = 0; i < count; i++) {
            setup.subscription.request(1);
        }
        sender.join();
        List<String> log = setup.log();
        assertEquals(count, log.size());
        for (int i = 0; i < count; i++) {
            assertEquals(Integer.toString(i), log.get(i));
        }
    }
}
