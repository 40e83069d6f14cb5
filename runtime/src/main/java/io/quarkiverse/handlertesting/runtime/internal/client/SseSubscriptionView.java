package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A view of an event stream, with a deadline of its own. Views of one stream share what is read.
 *
 * @param firstEventId the last id of the stream that this one continues; empty if there was none
 * @param firstReconnectionTime of the stream that this one continues; {@code null} if it has not set one
 */
record SseSubscriptionView(SseExchange exchange, StreamWaits<SseFrame> waits, String firstEventId,
        Duration firstReconnectionTime) implements SseSubscription {

    private StreamReading<SseFrame> reading() {
        return waits.reading();
    }

    private FrameDecoder decoder() {
        return (FrameDecoder) reading().exchange().decoder();
    }

    @Override
    public SseSubscription awaitOpen() {
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
    public SseSubscription within(Duration other) {
        return new SseSubscriptionView(exchange, waits.within(other), firstEventId, firstReconnectionTime);
    }

    @Override
    public SseFrame await() {
        return waits.await();
    }

    @Override
    public SseFrame await(String event) {
        return waits.await(event, frame -> frame.event().equals(event));
    }

    @Override
    public SseFrame await(Predicate<? super SseFrame> predicate) {
        return waits.await(predicate);
    }

    @Override
    public SseFrame await(Predicate<? super SseFrame> predicate, String description) {
        return waits.await(predicate, description);
    }

    @Override
    public String awaitComment() {
        return waits.awaitOther("awaitComment()", "a comment", SseFrame::isComment).comment();
    }

    @Override
    public List<SseFrame> take(int count) {
        return waits.take(count);
    }

    @Override
    public List<SseFrame> awaitCount(int count) {
        return waits.awaitCount(count);
    }

    @Override
    public <T> T json(Class<T> type) {
        return json((Type) type);
    }

    @Override
    public <T> T json(Type type) {
        return waits.json(exchange.services().json(), type, SseFrame::data);
    }

    @Override
    public String collectText(Function<SseFrame, String> text) {
        return awaitCompletion().stream().map(text).map(one -> one == null ? "" : one).collect(Collectors.joining());
    }

    @Override
    public void expectNone() {
        waits.expectNone();
    }

    @Override
    public List<SseFrame> awaitCompletion() {
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
    public Uni<SseFrame> next() {
        return waits.next();
    }

    @Override
    public Multi<SseFrame> stream() {
        return reading().stream();
    }

    @Override
    public List<SseFrame> seen() {
        return reading().all().list();
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
    public String lastEventId() {
        String latest = decoder().lastEventId();
        return latest != null ? latest : firstEventId;
    }

    @Override
    public Duration reconnectionTime() {
        Duration latest = decoder().reconnectionTime();
        return latest != null ? latest : firstReconnectionTime;
    }

    @Override
    public SseSubscription reconnect() {
        StreamWaits.refuseEventLoop("reconnect()");
        close();
        checkId();
        Duration pause = reconnectionTime();
        if (pause != null) {
            checkPause(pause);
            reading().pause(pause);
        }
        return exchange.open(lastEventId(), pause);
    }

    private void checkId() {
        try {
            SseExchange.checkId(lastEventId());
        } catch (IllegalArgumentException noHeader) {
            throw reading().failure(Reason.UNEXPECTED, "Expected to reconnect, but a header cannot carry the last event id \""
                    + ControlCharacters.escaped(lastEventId()) + "\":", noHeader);
        }
    }

    private void checkPause(Duration pause) {
        if (pause.compareTo(waits.deadline()) > 0) {
            throw reading().failure(Reason.TIMED_OUT, "Expected to reconnect within " + Durations.text(waits.deadline())
                    + ", but the stream has set a reconnection time of " + Durations.text(pause) + ":", null);
        }
    }

    @Override
    public void close() {
        reading().exchange().close();
    }
}
