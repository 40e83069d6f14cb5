package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseSubscription;

/** A view of an event stream. */
final class SseSubscriptionView extends StreamView<SseFrame> implements SseSubscription {

    private final SseExchange exchange;
    private final String firstEventId;
    private final Duration firstReconnectionTime;

    /**
     * @param firstEventId the last id of the stream that this one continues; empty if there was none
     * @param firstReconnectionTime of the stream that this one continues; {@code null} if it has not set one
     */
    SseSubscriptionView(SseExchange exchange, StreamReading<SseFrame> reading, Duration within, String firstEventId,
            Duration firstReconnectionTime) {
        super(reading, within);
        this.exchange = exchange;
        this.firstEventId = firstEventId;
        this.firstReconnectionTime = firstReconnectionTime;
    }

    private FrameDecoder decoder() {
        return (FrameDecoder) reading().exchange().decoder();
    }

    @Override
    public SseSubscription awaitOpen() {
        open();
        return this;
    }

    @Override
    public SseSubscription within(Duration other) {
        return new SseSubscriptionView(exchange, reading(), Deadlines.checkNotNegative(other), firstEventId,
                firstReconnectionTime);
    }

    @Override
    public SseFrame await(String event) {
        return await(event, frame -> frame.event().equals(event));
    }

    @Override
    Optional<Clue> clue(String event) {
        return SentNames.clue(event, seen());
    }

    @Override
    public String awaitComment() {
        return awaitOther("awaitComment()", "a comment", SseFrame::isComment).comment();
    }

    @Override
    public <T> T json(Class<T> type) {
        return json((Type) type);
    }

    @Override
    public <T> T json(Type type) {
        return json(exchange.services().json(), type, SseFrame::data);
    }

    @Override
    public String collectText(Function<SseFrame, String> text) {
        return awaitCompletion().stream().map(text).map(one -> one == null ? "" : one).collect(Collectors.joining());
    }

    @Override
    public void expectText(String expected, Function<SseFrame, String> text) {
        String actual = collectText(text);
        if (!actual.equals(expected)) {
            int common = 0;
            while (common < Math.min(actual.length(), expected.length()) && actual.charAt(common) == expected.charAt(common)) {
                common++;
            }
            throw reading().failure(Reason.UNEXPECTED, "Expected the text \"" + ControlCharacters.escaped(expected)
                    + "\", but it was \"" + ControlCharacters.escaped(actual) + "\", which differs from character "
                    + (common + 1) + ":", null);
        }
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
        refuseEventLoop("reconnect()");
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
        if (pause.compareTo(deadline()) > 0) {
            throw reading().failure(Reason.TIMED_OUT, "Expected to reconnect within " + Durations.text(deadline())
                    + ", but the stream has set a reconnection time of " + Durations.text(pause) + ":", null);
        }
    }
}
