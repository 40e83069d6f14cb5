package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.ndjson.NdjsonSubscription;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** A view of a stream of JSON lines, with a deadline of its own. Views of one stream share what is read. */
record NdjsonSubscriptionView(Json mapper, StreamWaits<String> waits) implements NdjsonSubscription {

    private StreamReading<String> reading() {
        return waits.reading();
    }

    @Override
    public NdjsonSubscription awaitOpen() {
        waits.awaitOpen();
        return this;
    }

    @Override
    public int statusCode() {
        return waits.statusCode();
    }

    @Override
    public String header(String name) {
        return waits.header(name);
    }

    @Override
    public NdjsonSubscription within(Duration deadline) {
        return new NdjsonSubscriptionView(mapper, waits.within(deadline));
    }

    @Override
    public String await() {
        return waits.await();
    }

    @Override
    public String await(Predicate<? super String> predicate) {
        return waits.await(predicate);
    }

    @Override
    public String await(Predicate<? super String> predicate, String description) {
        return waits.await(predicate, description);
    }

    @Override
    public List<String> take(int count) {
        return waits.take(count);
    }

    @Override
    public List<String> awaitCount(int count) {
        return waits.awaitCount(count);
    }

    @Override
    public <T> T json(Class<T> type) {
        return json((Type) type);
    }

    @Override
    public <T> T json(Type type) {
        return waits.json(mapper, type, Function.identity());
    }

    @Override
    public void expectNone() {
        waits.expectNone();
    }

    @Override
    public List<String> awaitCompletion() {
        return waits.awaitCompletion();
    }

    @Override
    public String trailer(String name) {
        return reading().exchange().trailers().get(name);
    }

    @Override
    public List<Map.Entry<String, String>> trailers() {
        return List.copyOf(reading().exchange().trailers().entries());
    }

    @Override
    public String awaitFailure() {
        return waits.awaitFailure();
    }

    @Override
    public List<String> seen() {
        return reading().all().list();
    }

    @Override
    public Uni<String> next() {
        return waits.next();
    }

    @Override
    public Multi<String> stream() {
        return reading().stream();
    }

    @Override
    public Duration timeToFirstByte() {
        return waits.timeToFirstByte();
    }

    @Override
    public List<Duration> gaps() {
        return reading().all().gaps();
    }

    @Override
    public void close() {
        reading().exchange().close();
    }
}
