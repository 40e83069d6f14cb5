package io.quarkiverse.handlertesting.behaviour.details;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Logs, and fails. */
@Singleton
public class Importer {

    static final Logger LOG = Logger.getLogger("org.acme.Importer");

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicReference<Thread> consumer = new AtomicReference<>();

    void add(@Observes Router router) {
        consumer.set(new Thread(this::consume));
        consumer.get().start();
        router.get("/imports/logged").handler(exchange -> {
            LOG.debug("not shown");
            LOG.infof("importing %s", "llama");
            LOG.warn("slow disk");
            LOG.errorf(new IllegalStateException("disk full"), "import of %s failed", "llama");
            exchange.end();
        });
        router.get("/imports/background").handler(exchange -> {
            executor.execute(() -> LOG.error("in the background"));
            exchange.end();
        });
        router.get("/imports/queued").blockingHandler(this::queued);
        router.get("/imports/many").handler(exchange -> {
            for (int i = 0; i < 1_100; i++) {
                LOG.infof("model %d", i);
            }
            LOG.error("after many");
            exchange.end();
        });
        router.get("/imports/detached").handler(exchange -> {
            Logger.getLogger("org.acme.detached.Importer").error("detached");
            exchange.end();
        });
        router.get("/imports/unhandled").handler(exchange -> {
            CompletableFuture<Void> answered = new CompletableFuture<>();
            executor.execute(() -> {
                answered.join();
                fail("no model");
            });
            exchange.end();
            answered.complete(null);
        });
        router.get("/imports/handled").blockingHandler(exchange -> {
            try {
                CompletableFuture.runAsync(() -> fail("no model")).get();
            } catch (InterruptedException | ExecutionException failed) {
                exchange.end("handled");
            }
        });
        router.get("/imports/thrown").handler(exchange -> fail("no import"));
        router.get("/imports/own").handler(exchange -> fail("no import"))
                .failureHandler(failed -> failed.response().setStatusCode(503).end());
    }

    private static void fail(String message) {
        throw new ImportException(message);
    }

    static class ImportException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ImportException(String message) {
            super(message);
        }
    }

    /** The thread that consumes the queue has started before all tests: what it logs has no cause. */
    private void queued(RoutingContext exchange) {
        await(() -> LOG.error("without a cause"));
        exchange.end();
    }

    private void await(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        queue.add(() -> {
            task.run();
            done.complete(null);
        });
        done.join();
    }

    private void consume() {
        try {
            while (true) {
                queue.take().run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        consumer.get().interrupt();
        executor.shutdown();
    }

    /** Bad input of a log call. */
    static final List<Object> BAD = List.of(new Object() {

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    });
}
