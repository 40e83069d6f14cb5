package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;

import io.quarkiverse.handlertesting.junit.TestScoped;

/** The responses that a test reads as streams. The end of the test closes those that are still open. Thread-safe. */
@TestScoped
public class OpenStreams {

    private final Set<StreamedExchange> open = ConcurrentHashMap.newKeySet();

    void add(StreamedExchange stream) {
        open.removeIf(other -> other.body().isOver());
        open.add(stream);
    }

    @PreDestroy
    void end() {
        open.forEach(StreamedExchange::close);
    }
}
