package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * A stream of events as a test reads it, with a deadline for each wait.
 *
 * @param again sends the request once more, with the last id
 */
record SseSubscriptionView(SseReading reading, Duration deadline, Json json, Function<String, SseSubscription> again)
        implements
            SseSubscription {

    private static final String INSTEAD = "frames()";

    @Override
    public SseSubscription awaitOpen() {
        EventLoops.refuse("awaitOpen()", INSTEAD);
        if (!reading.isOpen(until())) {
            throw missing("the stream to open");
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
        return new SseSubscriptionView(reading, Deadlines.check(other), json, again);
    }

    private long until() {
        long nanos = Deadlines.nanos(deadline);
        return System.nanoTime() + Math.min(nanos, Long.MAX_VALUE / 2);
    }

    @Override
    public SseFrame await() {
        EventLoops.refuse("await()", INSTEAD);
        return next("an event", SseFrame::isEvent, until());
    }

    @Override
    public SseFrame await(String event) {
        EventLoops.refuse("await(event)", INSTEAD);
        return next("an event " + event, frame -> frame.isEvent() && frame.event().equals(event), until());
    }

    private SseFrame next(String what, Predicate<SseFrame> wanted, long until) {
        return next(what, () -> reading.pass(wanted), until);
    }

    private SseFrame next(String what, Supplier<SseFrame> take, long until) {
        SseFrame[] found = new SseFrame[1];
        if (!reading.readUntil(() -> (found[0] = take.get()) != null, until)) {
            throw missing(what);
        }
        return found[0];
    }

    @Override
    public String awaitComment() {
        EventLoops.refuse("awaitComment()", INSTEAD);
        return next("a comment", () -> reading.take(SseFrame::isComment), until()).comment();
    }

    @Override
    public List<SseFrame> take(int count) {
        EventLoops.refuse("take(count)", INSTEAD);
        if (count < 1) {
            throw new IllegalArgumentException("take(count) needs a count of at least 1, but got " + count);
        }
        long until = until();
        List<SseFrame> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(next(count == 1 ? "an event" : count + " events", SseFrame::isEvent, until));
        }
        return events;
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
            return (T) json.read(Buffer.buffer(event.data()), type);
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
    public void expectNone(Duration quiet) {
        EventLoops.refuse("expectNone(quiet)", INSTEAD);
        Deadlines.check("expectNone(quiet)", quiet);
        if (reading.readUntil(reading::hasUnread, System.nanoTime() + Deadlines.nanos(quiet))) {
            throw reading.failure(Reason.UNEXPECTED, "Expected nothing for " + Durations.text(quiet) + ", but something came:",
                    null);
        }
    }

    @Override
    public List<SseFrame> awaitCompletion() {
        EventLoops.refuse("awaitCompletion()", INSTEAD);
        awaitEnd();
        if (reading.end().failure() != null) {
            throw missing("the end");
        }
        if (!reading.end().isClean()) {
            throw reading.failure(Reason.UNEXPECTED, "Expected the end, but the stream " + reading.end() + ":", null);
        }
        return reading.takeEvents();
    }

    private void awaitEnd() {
        if (!reading.readUntil(() -> reading.end() != null, until())) {
            throw missing("the end");
        }
    }

    @Override
    public String awaitFailure() {
        EventLoops.refuse("awaitFailure()", INSTEAD);
        awaitEnd();
        if (reading.end().isClean()) {
            throw reading.failure(Reason.UNEXPECTED, "Expected the exchange to be aborted, but it has ended as it should:",
                    null);
        }
        return reading.end().dropped();
    }

    private HttpAssertionError missing(String what) {
        if (reading.end() == null) {
            return reading.failure(Reason.TIMED_OUT, "Expected " + what + " within " + Durations.text(deadline)
                    + (what.endsWith("s") ? ", but they did not come:"
                            : what.endsWith("open") ? ", but it did not:" : ", but it did not come:"),
                    null);
        }
        Throwable failure = reading.end().failure();
        return reading.failure(failure == null ? Reason.UNEXPECTED : Reason.ABORTED,
                "Expected " + what + ", but the stream " + reading.end() + ":", failure);
    }

    @Override
    public Multi<SseFrame> frames() {
        return reading.frames();
    }

    @Override
    public List<SseFrame> seen() {
        return reading.all().list();
    }

    @Override
    public Duration timeToFirstByte() {
        EventLoops.refuse("timeToFirstByte()", INSTEAD);
        if (!reading.readUntil(() -> reading.all().timeToFirstByte() != null, until())) {
            throw missing("a byte");
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
        EventLoops.refuse("reconnect()", INSTEAD);
        cancel();
        if (reconnectionTime() != null) {
            Uni.createFrom().voidItem().onItem().delayIt().by(reconnectionTime()).await().indefinitely();
        }
        return again.apply(lastEventId());
    }

    @Override
    public void cancel() {
        reading.exchange().close();
    }
}
