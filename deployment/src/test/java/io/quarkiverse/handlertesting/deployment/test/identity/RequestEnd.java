package io.quarkiverse.handlertesting.deployment.test.identity;

import java.util.concurrent.CountDownLatch;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;

/** Signals when a request is over: the response is sent, and its context has ended. */
@RequestScoped
class RequestEnd {

    private final CountDownLatch over = new CountDownLatch(1);

    CountDownLatch over() {
        return over;
    }

    @PreDestroy
    void ended() {
        over.countDown();
    }
}
