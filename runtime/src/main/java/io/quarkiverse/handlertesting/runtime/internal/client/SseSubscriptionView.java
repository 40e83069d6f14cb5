package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.runtime.internal.transport.ClosedExchangeException;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkiverse.handlertesting.sse.SseTooLargeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * A view of an event stream, with a deadline of its own. Views of one stream share what is read.
 *
 * @param within the duration of {@link #within}; {@code null} for the deadline of the request
 */
record SseSubscriptionView(SseExchange exchange, SseReading reading, Duration within) implements SseSubscription {

    private static final String INSTEAD = "next() or stream()";
    private static final String EVENT = "an event";
    private static final String IT_DID_NOT_COME = "it did not come";

    @Override
    public SseSubscription awaitOpen() {
        refuseEventLoop("awaitOpen()");
        if (!reading.isOpen(until())) {
            throw missing("the stream to open", "it did not");
        }
        return this;
    }

    @Override
    public int statusCode() {
        awaitOpen();
        return reading.exchange().body().status();
    }

    @Override
    public String header(String name) {
        awaitOpen();
        return reading.exchange().body().headers().get(name);
    }

    @Override
    public SseSubscription within(Duration other) {
        return new SseSubscriptionView(exchange, reading, Deadlines.checkNotNegative(other));
    }

    private Duration deadline() {
        return within != null ? within : reading.exchange().deadline();
    }

    private long until() {
        return Deadlines.until(deadline());
    }

    @Override
    public SseFrame await() {
        refuseEventLoop("await()");
        return next(Wanted.any(EVENT));
    }

    @Override
    public SseFrame await(String event) {
        refuseEventLoop("await(event)");
        return next(new Wanted<>(EVENT + " " + event, frame -> frame.event().equals(event), null));
    }

    @Override
    public SseFrame await(Predicate<? super SseFrame> predicate) {
        refuseEventLoop("await(predicate)");
        return next(Wanted.matching(EVENT, predicate));
    }

    @Override
    public SseFrame await(Predicate<? super SseFrame> predicate, String description) {
        refuseEventLoop("await(predicate, description)");
        return next(Wanted.matching(EVENT, predicate, description));
    }

    private SseFrame next(Wanted<SseFrame> wanted) {
        return next(wanted.toString(), () -> reading.pass(frame -> frame.isEvent() && accepts(wanted, frame)));
    }

    private boolean accepts(Wanted<SseFrame> wanted, SseFrame event) {
        try {
            return wanted.predicate().test(event);
        } catch (RuntimeException thrown) {
            throw reading.failure(Reason.UNEXPECTED, wanted.threw(thrown), thrown);
        }
    }

    private SseFrame next(String what, Supplier<SseFrame> take) {
        SseFrame[] found = new SseFrame[1];
        if (!reading.readUntil(() -> (found[0] = take.get()) != null, until())) {
            throw missing(what, IT_DID_NOT_COME);
        }
        return found[0];
    }

    @Override
    public String awaitComment() {
        refuseEventLoop("awaitComment()");
        return next("a comment", () -> reading.take(SseFrame::isComment)).comment();
    }

    @Override
    public List<SseFrame> take(int count) {
        refuseEventLoop("take(count)");
        StreamedExchange.checkCount("take", count);
        if (!reading.readUntil(() -> reading.hasUnread(count), until())) {
            throw missing(count, "");
        }
        return reading.takeEvents(count);
    }

    @Override
    public List<SseFrame> awaitCount(int count) {
        refuseEventLoop("awaitCount(count)");
        StreamedExchange.checkCount("awaitCount", count);
        if (!reading.readUntil(() -> reading.all().events() >= count, until())) {
            throw missing(count, " in all");
        }
        return reading.firstEvents(count);
    }

    private HttpAssertionError missing(int count, String scope) {
        return count == 1 ? missing(EVENT, IT_DID_NOT_COME) : missing(count + " events" + scope, "they did not come");
    }

    @Override
    public <T> T json(Class<T> type) {
        return json((Type) type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T json(Type type) {
        SseFrame event = await();
        try {
            return (T) exchange.services().json().read(Buffer.buffer(event.data()), type);
        } catch (IllegalArgumentException unreadable) {
            throw reading.failure(Reason.UNEXPECTED, "Expected an event that can be read as " + TypeText.of(type)
                    + ", but it cannot: " + unreadable.getMessage() + ":", unreadable);
        }
    }

    @Override
    public String collectText(Function<SseFrame, String> text) {
        return awaitCompletion().stream().map(text).map(one -> one == null ? "" : one).collect(Collectors.joining());
    }

    @Override
    public void expectNone() {
        refuseEventLoop("expectNone()");
        Duration quiet = within != null ? within : reading.exchange().quietPeriod();
        if (reading.readFor(reading::hasUnread, Deadlines.nanos(quiet))) {
            throw reading.failure(Reason.UNEXPECTED, StreamedExchange.expectedNone(quiet), null);
        }
    }

    @Override
    public List<SseFrame> awaitCompletion() {
        refuseEventLoop("awaitCompletion()");
        awaitEnd();
        if (reading.end().failure() != null) {
            throw missing("the end", IT_DID_NOT_COME);
        }
        if (!reading.end().isClean()) {
            throw reading.failure(Reason.UNEXPECTED, "Expected the end, but the stream " + reading.end() + ":", null);
        }
        return reading.takeEvents();
    }

    private void awaitEnd() {
        if (!reading.readUntil(() -> reading.end() != null, until())) {
            throw missing("the end", IT_DID_NOT_COME);
        }
    }

    @Override
    public String awaitFailure() {
        refuseEventLoop("awaitFailure()");
        awaitEnd();
        if (reading.end().isClean()) {
            throw reading.failure(Reason.UNEXPECTED, "Expected the exchange to be aborted, but it ended normally:",
                    null);
        }
        if (ClosedExchangeException.isOfTest(reading.end().failure())) {
            throw reading.failure(Reason.UNEXPECTED, StreamedExchange.ABORTED_BY_TEST, null);
        }
        return reading.end().dropped();
    }

    /**
     * @param butNot completes "but …": "it did not come"
     */
    private HttpAssertionError missing(String what, String butNot) {
        if (reading.end() == null) {
            return reading.failure(Reason.TIMED_OUT,
                    "Expected " + what + " within " + Durations.text(deadline()) + ", but " + butNot + ":", null);
        }
        Throwable failure = reading.end().failure();
        return reading.failure(failure == null ? Reason.UNEXPECTED
                : failure instanceof SseTooLargeException ? Reason.TOO_LARGE : Reason.ABORTED,
                "Expected " + what + ", but the stream " + reading.end() + ":", failure);
    }

    @Override
    public Uni<SseFrame> next() {
        return AsyncTake.uni(reading.exchange(), deadline(), reading::next, isLate -> missing(EVENT, IT_DID_NOT_COME));
    }

    @Override
    public Multi<SseFrame> stream() {
        return reading.stream();
    }

    @Override
    public List<SseFrame> seen() {
        return reading.all().list();
    }

    @Override
    public Duration timeToFirstByte() {
        refuseEventLoop("timeToFirstByte()");
        if (!reading.readUntil(() -> reading.all().timeToFirstByte() != null, until())) {
            throw missing("a byte", IT_DID_NOT_COME);
        }
        return reading.all().timeToFirstByte();
    }

    @Override
    public List<Duration> gaps() {
        return reading.all().gaps();
    }

    @Override
    public String lastEventId() {
        return reading.lastEventId();
    }

    @Override
    public Duration reconnectionTime() {
        return reading.reconnectionTime();
    }

    @Override
    public SseSubscription reconnect() {
        refuseEventLoop("reconnect()");
        close();
        checkId();
        Duration pause = reconnectionTime();
        if (pause != null) {
            checkPause(pause);
            reading.pause(pause);
        }
        return exchange.open(lastEventId(), pause);
    }

    private void checkId() {
        try {
            SseExchange.checkId(lastEventId());
        } catch (IllegalArgumentException noHeader) {
            throw reading.failure(Reason.UNEXPECTED, "Expected to reconnect, but a header cannot carry the last event id \""
                    + ControlCharacters.escaped(lastEventId()) + "\":", noHeader);
        }
    }

    private void checkPause(Duration pause) {
        if (pause.compareTo(deadline()) > 0) {
            throw reading.failure(Reason.TIMED_OUT, "Expected to reconnect within " + Durations.text(deadline())
                    + ", but the stream has set a reconnection time of " + Durations.text(pause) + ":", null);
        }
    }

    @Override
    public void close() {
        reading.exchange().close();
    }

    private static void refuseEventLoop(String verb) {
        EventLoops.refuse(verb, INSTEAD);
    }
}
