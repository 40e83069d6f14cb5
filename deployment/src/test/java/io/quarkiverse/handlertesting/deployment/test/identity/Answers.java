package io.quarkiverse.handlertesting.deployment.test.identity;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** The answers of background work. */
@Singleton
class Answers {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    void listen(@Observes StartupEvent started, Vertx vertx) {
        vertx.eventBus().consumer("who", message -> message.reply(Background.who()));
    }

    void add(String answer, Throwable failure) {
        heard.add(failure == null ? answer : failure.toString());
    }

    String next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }
}
