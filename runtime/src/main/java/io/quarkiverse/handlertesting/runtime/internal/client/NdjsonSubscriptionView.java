package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.function.Function;

import io.quarkiverse.handlertesting.ndjson.NdjsonSubscription;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;

/** A view of a stream of JSON lines. */
final class NdjsonSubscriptionView extends StreamView<String> implements NdjsonSubscription {

    private final Json mapper;

    NdjsonSubscriptionView(Json mapper, StreamReading<String> reading, Duration within) {
        super(reading, within);
        this.mapper = mapper;
    }

    @Override
    public NdjsonSubscription awaitOpen() {
        open();
        return this;
    }

    @Override
    public NdjsonSubscription within(Duration deadline) {
        return new NdjsonSubscriptionView(mapper, reading(), Deadlines.checkNotNegative(deadline));
    }

    @Override
    public <T> T json(Class<T> type) {
        return json((Type) type);
    }

    @Override
    public <T> T json(Type type) {
        return json(mapper, type, Function.identity());
    }
}
