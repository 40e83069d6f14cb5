package io.quarkiverse.handlertesting.deployment.test.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.Instances;
import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/**
 * Sends many requests, after which no objects of ours are left. Run by {@code -Psoak}; {@code -Dsoak.requests=…} sets the
 * number of requests. A client that is faster than RestAssured sends them, with the header that the filter of RestAssured
 * would send.
 */
class CauseSoak {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Instances.class, Routes.class));

    private static final int REQUESTS = Integer.getInteger("soak.requests", 1_000_000);
    private static final int EACH_TEST = 10_000;
    private static final int AT_ONCE = 16;
    /**
     * Objects that are still on stacks of the JVM, and the tests whose names are kept: a dozen objects for each of 100 tests.
     */
    private static final int TOLERATED = 1_500;

    @Inject
    Events events;
    @Inject
    ApplicationTestRuns runs;
    @Inject
    Vertx vertx;

    @Singleton
    static class Routes {
        void add(@Observes Router router, ManagedExecutor managed, Vertx vertx) {
            vertx.eventBus().consumer("soak", message -> {
            });
            router.get("/soak").handler(exchange -> {
                managed.execute(() -> vertx.eventBus().send("soak", ""));
                exchange.response().end();
            });
        }
    }

    void test() {
    }

    @Test
    void noObjectsAreLeft() throws Exception {
        HttpClient client = vertx.createHttpClient();
        run(client, EACH_TEST);
        Instances before = Instances.now();
        for (int sent = 0; sent < REQUESTS; sent += EACH_TEST) {
            run(client, Math.min(EACH_TEST, REQUESTS - sent));
        }
        System.out.println("Instances before and after " + REQUESTS + " requests:");
        Instances.now().assertNoneHasGrown(before, TOLERATED);
    }

    private void run(HttpClient client, int requests) throws Exception {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        TestRun run = runs.current();
        AtomicInteger left = new AtomicInteger(requests);
        AtomicInteger ended = new AtomicInteger();
        CompletableFuture<Void> done = new CompletableFuture<>();
        for (int i = 0; i < Math.min(AT_ONCE, requests); i++) {
            left.decrementAndGet();
            send(client, run, left, ended, requests, done);
        }
        done.get(10, TimeUnit.MINUTES);
        events.awaitIdle();
        assertEquals(2L * requests, events.seen().stream().filter(event -> event.name().equals("GET /soak")).count());
        test.end();
    }

    private void send(HttpClient client, TestRun run, AtomicInteger left, AtomicInteger ended, int requests,
            CompletableFuture<Void> done) {
        client.request(HttpMethod.GET, RestAssured.port, "localhost", "/soak")
                .compose(request -> request
                        .putHeader("X-Handler-Testing-Cause", run.request("GET /soak").header()).send())
                .compose(response -> response.end())
                .onFailure(done::completeExceptionally)
                .onSuccess(end -> {
                    if (left.getAndDecrement() > 0) {
                        send(client, run, left, ended, requests, done);
                    }
                    if (ended.incrementAndGet() == requests) {
                        done.complete(null);
                    }
                });
    }
}
