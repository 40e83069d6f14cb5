package io.quarkiverse.handlertesting.runtime.internal.streams;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.sse.SseEncoder;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** The times and the demand of the pieces of a script. */
class ScriptTimingTest {

    /** A clock that stands still until the test moves it. */
    private static final class Clock implements ScriptClock {

        final List<Duration> waits = new ArrayList<>();
        private Runnable waiting;
        private long now;

        @Override
        public long now() {
            return now;
        }

        @Override
        public void soon(Runnable work) {
            work.run();
        }

        @Override
        public void in(long nanos, Runnable work) {
            waits.add(Duration.ofNanos(nanos));
            waiting = work;
        }

        /** Moves the clock. */
        void pass(Duration time) {
            now += time.toNanos();
        }

        /** Moves the clock, and runs the timer. */
        void goOn(Duration time) {
            pass(time);
            waiting.run();
        }
    }

    @Test
    void emitsEachPieceAtItsTime() {
        long begin = System.nanoTime();
        List<Long> times = new ArrayList<>();
        SseScript.of("a", "b").after(ofMillis(30)).event("c").every(ofMillis(20)).frames()
                .onItem().invoke(frame -> times.add(System.nanoTime() - begin)).collect().asList().await()
                .atMost(Duration.ofSeconds(10));
        assertTrue(times.get(1) - times.get(0) >= ofMillis(20).toNanos() - times.get(0), () -> "times: " + times);
        assertTrue(times.get(1) >= ofMillis(20).toNanos(), () -> "times: " + times);
        assertTrue(times.get(2) >= ofMillis(70).toNanos(), () -> "times: " + times);
    }

    @Test
    void completesAtItsTime() {
        long begin = System.nanoTime();
        SseScript.of("a").after(ofMillis(30)).frames().collect().asList().await().indefinitely();
        assertTrue(System.nanoTime() - begin >= ofMillis(30).toNanos());
    }

    @Test
    void emitsNothingWithoutDemand() {
        AssertSubscriber<Buffer> subscriber = SseScript.of("a", "b", "c").chunks().subscribe()
                .withSubscriber(AssertSubscriber.create(1));
        subscriber.awaitItems(1);
        subscriber.request(1).awaitItems(2).assertNotTerminated();
        subscriber.request(1).awaitItems(3).awaitCompletion();
    }

    @Test
    void setsOneTimerAtATime() {
        Clock clock = new Clock();
        AssertSubscriber<Buffer> subscriber = AssertSubscriber.create(0);
        new ScriptPublisher<>(new Script(List.of(frame("a"), frame("b")), Duration.ofHours(1), List.of(),
                ScriptEnding.END), ScriptEmission::bytes, clock).subscribe(subscriber);
        subscriber.request(1).request(1).request(1);
        assertEquals(List.of(Duration.ofHours(1)), clock.waits);
        clock.goOn(Duration.ofMinutes(59));
        assertEquals(List.of(Duration.ofHours(1), Duration.ofMinutes(1)), clock.waits,
                "the subscription was woken too early, and waits again");
        subscriber.assertItems(Buffer.buffer("data: a\n\n")).assertNotTerminated();
        clock.goOn(Duration.ofMinutes(1));
        subscriber.assertItems(Buffer.buffer("data: a\n\n"), Buffer.buffer("data: b\n\n")).assertCompleted();
    }

    /** Otherwise a fast client would occupy its event loop, which could not notice that the client leaves. */
    @Test
    void letsOtherTasksRunOnTheThread() {
        Deque<Runnable> thread = new ArrayDeque<>();
        ScriptClock clock = new ScriptClock() {
            @Override
            public void soon(Runnable work) {
                thread.add(work);
            }

            @Override
            public void in(long nanos, Runnable work) {
                throw new UnsupportedOperationException();
            }
        };
        AssertSubscriber<Buffer> subscriber = AssertSubscriber.create(Long.MAX_VALUE);
        new ScriptPublisher<>(new Script(List.of(new ScriptStep.Repeat(List.of(frame("a")), Long.MAX_VALUE)), ofMillis(0),
                List.of(), ScriptEnding.END), ScriptEmission::bytes, clock).subscribe(new Greedy(subscriber));
        thread.poll().run();
        assertEquals(64, subscriber.getItems().size());
        subscriber.cancel();
        while (!thread.isEmpty()) {
            thread.poll().run();
        }
        assertEquals(64, subscriber.getItems().size());
    }

    private static ScriptStep frame(String data) {
        return new ScriptStep.Frame(SseFrame.data(data), SseEncoder.encode(SseFrame.data(data)));
    }

    private static AssertSubscriber<Buffer> subscribed(Clock clock, long demand, Duration gap, ScriptStep... steps) {
        AssertSubscriber<Buffer> subscriber = AssertSubscriber.create(demand);
        new ScriptPublisher<>(new Script(List.of(steps), gap, List.of(), ScriptEnding.END), ScriptEmission::bytes, clock)
                .subscribe(subscriber);
        return subscriber;
    }

    @Test
    void pausesBeforeTheNextStepOnly() {
        Clock clock = new Clock();
        AssertSubscriber<Buffer> subscriber = subscribed(clock, 10, Duration.ZERO, frame("a"),
                new ScriptStep.Pause(ofMillis(5)),
                new ScriptStep.Pause(ofMillis(2)), frame("b"), frame("c"));
        assertEquals(List.of(ofMillis(7)), clock.waits);
        clock.goOn(ofMillis(7));
        subscriber.assertCompleted();
        assertEquals(3, subscriber.getItems().size());
    }

    @Test
    void doesNotDrift() {
        Clock clock = new Clock();
        subscribed(clock, 10, ofMillis(10), frame("a"), frame("b"), frame("c"));
        clock.goOn(ofMillis(13));
        assertEquals(List.of(ofMillis(10), ofMillis(7)), clock.waits);
    }

    @Test
    void keepsTheGapAfterASlowSubscriber() {
        Clock clock = new Clock();
        AssertSubscriber<Buffer> subscriber = subscribed(clock, 1, ofMillis(10), frame("a"), frame("b"), frame("c"),
                frame("d"));
        clock.goOn(ofMillis(10));
        clock.pass(ofMillis(15));
        subscriber.request(10);
        assertEquals(List.of(ofMillis(10), ofMillis(10)), clock.waits);
        clock.goOn(ofMillis(13));
        assertEquals(List.of(ofMillis(10), ofMillis(10), ofMillis(7)), clock.waits, "later times do not drift");
    }

    @Test
    void repeatsAPause() {
        ScriptStep pause = new ScriptStep.Pause(ofMillis(2));
        Clock clock = new Clock();
        subscribed(clock, 10, Duration.ZERO, frame("a"),
                new ScriptStep.Repeat(List.of(pause, new ScriptStep.Repeat(List.of(pause), 2)), 5), frame("b"),
                new ScriptStep.Repeat(List.of(pause), Long.MAX_VALUE), frame("c"));
        assertEquals(List.of(ofMillis(30)), clock.waits);
        clock.goOn(ofMillis(30));
        assertTrue(clock.waits.get(1).toDays() > 25_000, () -> "waits: " + clock.waits);
    }

    @Test
    void acceptsAPauseForEver() {
        ScriptStep pause = new ScriptStep.Pause(Duration.ofSeconds(Long.MAX_VALUE));
        Clock clock = new Clock();
        subscribed(clock, 10, Duration.ofSeconds(Long.MAX_VALUE), frame("a"), pause, pause, pause, pause,
                pause, frame("b"));
        assertTrue(clock.waits.get(0).toDays() > 36_500, () -> "waits: " + clock.waits);
    }

    @Test
    void isNotTooEarlyWithATimerOfVertx() {
        List<Long> timers = new ArrayList<>();
        Vertx vertx = Fake.of(Vertx.class, (method, argument) -> timers.add((Long) argument) ? 1L : null);
        Context context = Fake.of(Context.class, (method, argument) -> {
            if (method.equals("runOnContext")) {
                ((Handler<?>) argument).handle(null);
            }
            return vertx;
        });
        ScriptClock clock = ScriptClock.of(context);
        for (long nanos : new long[] { 1, 1_000_000, 1_000_001, Long.MAX_VALUE }) {
            clock.in(nanos, () -> {
            });
        }
        assertEquals(List.of(1L, 1L, 2L, 9_223_372_036_855L), timers);
    }

    @Test
    void sendsNoSignalAfterACancellation() {
        Clock clock = new Clock();
        AssertSubscriber<Buffer> subscriber = AssertSubscriber.create(10);
        new ScriptPublisher<>(new Script(List.of(frame("a"), frame("b")), ofMillis(1000), List.of(), ScriptEnding.END),
                ScriptEmission::bytes, clock).subscribe(subscriber);
        subscriber.cancel();
        clock.goOn(ofMillis(1000));
        subscriber.assertItems(Buffer.buffer("data: a\n\n")).assertNotTerminated();
    }

    @Test
    void failsIfZeroPiecesAreRequested() {
        AssertSubscriber<Buffer> subscriber = AssertSubscriber.create(0);
        new ScriptPublisher<>(new Script(List.of(frame("a")), ofMillis(0), List.of(), ScriptEnding.END),
                ScriptEmission::bytes,
                new Clock()).subscribe(new Asking(subscriber));
        subscriber.assertFailedWith(IllegalArgumentException.class,
                "A subscriber must request more than 0 frames (Reactive Streams, rule 3.9).");
    }

    /** Requests zero items, which Mutiny's own subscribers cannot do. */
    private record Asking(AssertSubscriber<Buffer> signals) implements Flow.Subscriber<Buffer> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            signals.onSubscribe(subscription);
            subscription.request(0);
        }

        @Override
        public void onNext(Buffer item) {
            signals.onNext(item);
        }

        @Override
        public void onError(Throwable failure) {
            signals.onFailure(failure);
        }

        @Override
        public void onComplete() {
            signals.onComplete();
        }
    }

    /** Requests one more item after each item. */
    private record Greedy(AssertSubscriber<Buffer> signals) implements Flow.Subscriber<Buffer> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            signals.onSubscribe(subscription);
        }

        @Override
        public void onNext(Buffer item) {
            signals.onNext(item);
            signals.request(1);
        }

        @Override
        public void onError(Throwable failure) {
            signals.onFailure(failure);
        }

        @Override
        public void onComplete() {
            signals.onComplete();
        }
    }

    @RepeatedTest(200)
    void losesNoPieceBetweenThreads() {
        List<String> seen = new CopyOnWriteArrayList<>();
        AssertSubscriber<Buffer> subscriber = SseScript.of("a").repeat(20).chunks()
                .onItem().invoke(chunk -> seen.add(chunk.toString())).subscribe().withSubscriber(AssertSubscriber.create(0));
        for (int i = 0; i < 20; i++) {
            subscriber.request(1);
        }
        subscriber.awaitCompletion();
        assertEquals(20, seen.size());
    }
}
