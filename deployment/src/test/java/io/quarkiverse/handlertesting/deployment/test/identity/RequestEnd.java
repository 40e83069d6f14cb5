package io.quarkiverse.handlertesting.deployment.test.identity;

import java.util.concurrent.CountDownLatch;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;

/** Tells when a request is over: answered, and its context gone. */
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
