package io.quarkiverse.handlertesting.runtime.internal.journal;

import static io.quarkiverse.handlertesting.events.Selectors.all;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Many threads record events and many read them: no event is lost, duplicated or out of order. */
@Timeout(60)
class JournalConcurrencyTest {

    private static final int WRITERS = 8;
    private static final int EACH = 2_000;

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final ScheduledExecutorService emitter = Journals.threads();
    private final Journal journal = Journals.live(emitter, WRITERS * EACH);

    private record Item(int writer, int number) {
    }

    @AfterEach
    void stop() throws InterruptedException {
        pool.shutdownNow();
        emitter.shutdownNow();
        assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void noEventIsLostOrOutOfOrder() throws Exception {
        List<Future<List<RecordedEvent>>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            EventSubscription<RecordedEvent> events = journal.subscribe(all()).within(ofSeconds(30));
            readers.add(pool.submit(() -> {
                List<RecordedEvent> read = new ArrayList<>();
                while (read.size() < WRITERS * EACH) {
                    read.add(events.await());
                }
                return read;
            }));
        }
        var streamed = journal.subscribe(all()).stream().select().first(WRITERS * EACH).collect().asList()
                .subscribeAsCompletionStage();
        write(WRITERS, EACH);
        for (Future<List<RecordedEvent>> reader : readers) {
            assertComplete(reader.get(30, TimeUnit.SECONDS));
        }
        assertComplete(streamed.get(30, TimeUnit.SECONDS));
    }

    @Test
    void threadsThatShareASubscriptionShareItsEvents() throws Exception {
        EventSubscription<RecordedEvent> events = journal.subscribe(all()).within(ofSeconds(30));
        List<Future<List<Long>>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readers.add(pool.submit(() -> {
                List<Long> read = new ArrayList<>();
                for (int n = 0; n < EACH; n++) {
                    read.add(events.await().sequence());
                }
                return read;
            }));
        }
        write(4, EACH);
        Set<Long> all = new HashSet<>();
        for (Future<List<Long>> reader : readers) {
            all.addAll(reader.get(30, TimeUnit.SECONDS));
        }
        assertEquals(4 * EACH, all.size(), "each event was read by one of them");
    }

    @RepeatedTest(200)
    void anEventRecordedAsAWaitBeginsIsNotMissed() throws Exception {
        EventSubscription<RecordedEvent> events = journal.subscribe(named("item")).within(ofSeconds(10));
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Void> writer = () -> {
            start.await();
            journal.append(Origin.CDI, "noise", now -> new Item(0, 0), null, null);
            journal.append(Origin.CDI, "item", now -> new Item(0, 1), null, null);
            return null;
        };
        Future<Void> written = pool.submit(writer);
        start.await();
        assertEquals("item", events.await().name());
        written.get(10, TimeUnit.SECONDS);
    }

    @RepeatedTest(200)
    void theEndOfTheTestWakesEveryWait() throws Exception {
        EventSubscription<RecordedEvent> events = journal.subscribe(named("never")).within(ofSeconds(30));
        CyclicBarrier start = new CyclicBarrier(2);
        Future<String> waiting = pool.submit(() -> {
            start.await();
            try {
                events.await();
                return "found";
            } catch (AssertionError ended) {
                return ended.getMessage();
            }
        });
        start.await();
        journal.close();
        assertEquals("Expected event named never, but PullTest.pullCompletes ended before that.\nThe test saw nothing.",
                waiting.get(10, TimeUnit.SECONDS));
    }

    private void write(int writers, int each) throws Exception {
        List<Future<?>> done = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            int writer = w;
            done.add(pool.submit(() -> {
                for (int n = 0; n < each; n++) {
                    Item item = new Item(writer, n);
                    journal.append(Origin.CDI, "item", now -> item, null, null);
                }
            }));
        }
        for (Future<?> writer : done) {
            writer.get(30, TimeUnit.SECONDS);
        }
    }

    private static void assertComplete(List<RecordedEvent> read) {
        assertEquals(WRITERS * EACH, read.size());
        Map<Integer, Integer> next = new HashMap<>();
        long sequence = 0;
        long nanos = 0;
        for (RecordedEvent event : read) {
            assertEquals(++sequence, event.sequence());
            assertTrue(event.nanos() >= nanos);
            nanos = event.nanos();
            Item item = (Item) event.payload();
            assertEquals(next.getOrDefault(item.writer(), 0), item.number());
            next.put(item.writer(), item.number() + 1);
        }
    }
}
