package io.quarkiverse.handlertesting.behaviour.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.junit.TestScoped;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;

/** Beans that live as long as a test. */
@QuarkusTest
class TestScopedTest extends QuarkusTestCallbacks.Manual {

    @Inject
    Basket basket;
    @Inject
    Shop shop;
    @Inject
    Label label;
    @Inject
    Log log;
    @Inject
    Events events;

    @Singleton
    static class Log {
        final Queue<String> lines = new ConcurrentLinkedQueue<>();
        final AtomicInteger baskets = new AtomicInteger();
    }

    @TestScoped
    static class Basket {

        @Inject
        Log log;
        private int number;

        int number() {
            if (number == 0) {
                number = log.baskets.incrementAndGet();
            }
            return number;
        }

        @PreDestroy
        void end() {
            log.lines.add("basket " + number + " ended");
        }
    }

    /** Uses another bean of its scope from its creation to its end. */
    @TestScoped
    static class Shop {

        @Inject
        Basket basket;
        @Inject
        Log log;

        @PostConstruct
        void begin() {
            basket.number();
        }

        void open() {
        }

        @PreDestroy
        void end() {
            log.lines.add("shop of basket " + basket.number() + " ended");
        }
    }

    interface Label {
        String text();
    }

    static class Labels {

        @Produces
        @TestScoped
        Label label(Basket basket) {
            String text = "label of " + basket.number();
            return () -> text;
        }
    }

    void first() {
    }

    void second() {
    }

    @Test
    void eachTestHasItsOwnBeansWhichEndWithIt() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "first");
        int ofFirst = basket.number();
        assertEquals(ofFirst, basket.number());
        assertEquals("label of " + ofFirst, label.text(), "a producer may use others");
        assertEquals(List.of(), List.copyOf(log.lines));
        test.end();
        assertEquals(List.of("basket " + ofFirst + " ended"), List.copyOf(log.lines));

        QuarkusTestCallbacks next = QuarkusTestCallbacks.begin(this, "second");
        assertNotEquals(ofFirst, basket.number());
        assertEquals("label of " + basket.number(), label.text());
        next.end();
        log.lines.clear();
    }

    @Test
    void theBeanCreatedLastEndsFirst() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "first");
        shop.open();
        int number = basket.number();
        test.end();

        assertEquals(List.of("shop of basket " + number + " ended", "basket " + number + " ended"), List.copyOf(log.lines));
        log.lines.clear();
    }

    @Test
    void anUnusedBeanIsNotCreated() {
        QuarkusTestCallbacks.begin(this, "first").end();

        assertEquals(List.of(), List.copyOf(log.lines));
    }

    @Test
    void scopesOfATestShareItsBeans() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "first");
        int number = basket.number();
        try (var scope = events.open("another user")) {
            assertEquals(number, basket.number());
        }
        test.end();
        log.lines.clear();
    }

    @Test
    void thereAreNoBeansBetweenTests() {
        assertThrows(ContextNotActiveException.class, basket::number);
        assertEquals(false, Arc.container().getContexts(TestScoped.class).get(0).isActive());
    }

    @RepeatedTest(200)
    void concurrentThreadsGetTheSameBean() throws Exception {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "first");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        int before = log.baskets.get();
        try {
            List<Future<?>> ends = IntStream.range(0, 4).<Future<?>> mapToObj(i -> threads.submit(() -> {
                start.await();
                shop.open();
                return null;
            })).toList();
            start.countDown();
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
            test.end();
        }
        assertEquals(before + 1, log.baskets.get());
        log.lines.clear();
    }
}
