package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.runtime.internal.transport.ClosedExchangeException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * The verbs of a subscription to a stream, whatever its format.
 *
 * @param within the deadline of the subscription; {@code null} for the deadline of the request
 */
record StreamWaits<F>(StreamReading<F> reading, Duration within) {

    private static final String INSTEAD = "next() or stream()";
    private static final String IT_DID_NOT_COME = "it did not come";

    StreamWaits<F> within(Duration other) {
        return new StreamWaits<>(reading, Deadlines.checkNotNegative(other));
    }

    Duration deadline() {
        return within != null ? within : reading.exchange().deadline();
    }

    private long until() {
        return Deadlines.until(deadline());
    }

    void awaitOpen() {
        refuseEventLoop("awaitOpen()");
        if (!reading.isOpen(until())) {
            throw missing("the stream to open", "it did not");
        }
    }

    int statusCode() {
        awaitOpen();
        return reading.exchange().body().status();
    }

    String header(String name) {
        awaitOpen();
        return reading.exchange().body().headers().get(name);
    }

    private String item() {
        return reading.format().items(1);
    }

    F await() {
        refuseEventLoop("await()");
        return next(Wanted.any(item()));
    }

    /** @param name follows the noun in a message */
    F await(String name, Predicate<F> predicate) {
        refuseEventLoop("await(" + reading.format().item() + ")");
        return next(new Wanted<>(item() + " " + name, predicate, null));
    }

    F await(Predicate<? super F> predicate) {
        refuseEventLoop("await(predicate)");
        return next(Wanted.matching(item(), predicate));
    }

    F await(Predicate<? super F> predicate, String description) {
        refuseEventLoop("await(predicate, description)");
        return next(Wanted.matching(item(), predicate, description));
    }

    private F next(Wanted<F> wanted) {
        return next(wanted.toString(),
                () -> reading.pass(frame -> reading.format().isItem().test(frame) && accepts(wanted, frame)));
    }

    private boolean accepts(Wanted<F> wanted, F item) {
        try {
            return wanted.predicate().test(item);
        } catch (RuntimeException thrown) {
            throw reading.failure(Reason.UNEXPECTED, wanted.threw(thrown), thrown);
        }
    }

    private F next(String what, Supplier<F> take) {
        AtomicReference<F> found = new AtomicReference<>();
        if (!reading.readUntil(() -> {
            found.set(take.get());
            return found.get() != null;
        }, until())) {
            throw missing(what, IT_DID_NOT_COME);
        }
        return found.get();
    }

    /**
     * Waits for the next frame of a kind that is no item; the items before it stay unread.
     *
     * @param verb the method that the test calls
     * @param what the kind, with its article
     */
    F awaitOther(String verb, String what, Predicate<F> kind) {
        refuseEventLoop(verb);
        return next(what, () -> reading.take(kind));
    }

    List<F> take(int count) {
        refuseEventLoop("take(count)");
        StreamedExchange.checkCount("take", count);
        if (!reading.readUntil(() -> reading.hasUnread(count), until())) {
            throw missing(count, "");
        }
        return reading.takeItems(count);
    }

    List<F> awaitCount(int count) {
        refuseEventLoop("awaitCount(count)");
        StreamedExchange.checkCount("awaitCount", count);
        if (!reading.readUntil(() -> reading.all().items() >= count, until())) {
            throw missing(count, " in all");
        }
        return reading.firstItems(count);
    }

    private HttpAssertionError missing(int count, String scope) {
        return count == 1 ? missing(item(), IT_DID_NOT_COME)
                : missing(reading.format().items(count) + scope, "they did not come");
    }

    /** @param text the JSON text of an item */
    @SuppressWarnings("unchecked")
    <T> T json(Json json, Type type, Function<F, String> text) {
        F item = await();
        try {
            return (T) json.read(Buffer.buffer(text.apply(item)), type);
        } catch (IllegalArgumentException unreadable) {
            throw reading.failure(Reason.UNEXPECTED, "Expected " + item() + " that can be read as " + TypeText.of(type)
                    + ", but it cannot: " + unreadable.getMessage() + ":", unreadable);
        }
    }

    void expectNone() {
        refuseEventLoop("expectNone()");
        Duration quiet = within != null ? within : reading.exchange().quietPeriod();
        if (reading.readFor(reading::hasUnread, Deadlines.nanos(quiet))) {
            throw reading.failure(Reason.UNEXPECTED, StreamedExchange.expectedNone(quiet), null);
        }
    }

    List<F> awaitCompletion() {
        refuseEventLoop("awaitCompletion()");
        awaitEnd();
        if (reading.end().failure() != null) {
            throw missing("the end", IT_DID_NOT_COME);
        }
        if (!reading.end().isClean()) {
            throw reading.failure(Reason.UNEXPECTED, "Expected the end, but the stream " + reading.end() + ":", null);
        }
        return reading.takeItems();
    }

    private void awaitEnd() {
        if (!reading.readUntil(() -> reading.end() != null, until())) {
            throw missing("the end", IT_DID_NOT_COME);
        }
    }

    String awaitFailure() {
        refuseEventLoop("awaitFailure()");
        awaitEnd();
        if (reading.end().isClean()) {
            throw reading.failure(Reason.UNEXPECTED, "Expected the exchange to be aborted, but it ended normally:",
                    null);
        }
        if (reading.end().failure() instanceof StreamFault) {
            throw missing("the application to abort the exchange", IT_DID_NOT_COME);
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
        String message = "Expected " + what + ", but the stream " + reading.end() + ":";
        Throwable failure = reading.end().failure();
        if (failure instanceof StreamFault fault) {
            return reading.failure(fault.reason(), message, fault.getCause());
        }
        return reading.failure(failure == null ? Reason.UNEXPECTED : Reason.ABORTED, message, failure);
    }

    Uni<F> next() {
        return AsyncTake.uni(reading.exchange(), deadline(), reading::next, isLate -> missing(item(), IT_DID_NOT_COME));
    }

    Duration timeToFirstByte() {
        refuseEventLoop("timeToFirstByte()");
        if (!reading.readUntil(() -> reading.all().timeToFirstByte() != null, until())) {
            throw missing("a byte", IT_DID_NOT_COME);
        }
        return reading.all().timeToFirstByte();
    }

    static void refuseEventLoop(String verb) {
        EventLoops.refuse(verb, INSTEAD);
    }
}
