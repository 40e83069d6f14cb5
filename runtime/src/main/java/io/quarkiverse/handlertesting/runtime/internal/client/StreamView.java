package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.quarkiverse.handlertesting.runtime.internal.json.Json;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.runtime.internal.transport.ClosedExchangeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * A view of a stream, with a deadline of its own: the verbs that do not depend on the format. Views of one stream share what is
 * read.
 */
abstract class StreamView<F> {

    private static final String INSTEAD = "next() or stream()";
    private static final String IT_DID_NOT_COME = "it did not come";

    private final StreamReading<F> reading;
    private final Duration within;

    /**
     * @param within the deadline of the view; {@code null} for the deadline of the request
     */
    StreamView(StreamReading<F> reading, Duration within) {
        this.reading = reading;
        this.within = within;
    }

    final StreamReading<F> reading() {
        return reading;
    }

    final Duration deadline() {
        return within != null ? within : reading.exchange().deadline();
    }

    private long until() {
        return Deadlines.until(deadline());
    }

    final void open() {
        refuseEventLoop("awaitOpen()");
        if (!reading.isOpen(until())) {
            throw missing("the stream to open", "it did not");
        }
    }

    public final int statusCode() {
        open();
        return reading.exchange().body().status();
    }

    public final String header(String name) {
        open();
        return reading.exchange().body().headers().get(name);
    }

    private String item() {
        return reading.format().items(1);
    }

    public final F await() {
        refuseEventLoop("await()");
        return next(Wanted.any(item()));
    }

    /** @param name follows the noun in a message */
    final F await(String name, Predicate<F> predicate) {
        refuseEventLoop("await(" + reading.format().item() + ")");
        return next(new Wanted<>(item() + " " + name, predicate, null), name);
    }

    public final F await(Predicate<? super F> predicate) {
        refuseEventLoop("await(predicate)");
        return next(Wanted.matching(item(), predicate));
    }

    public final F await(Predicate<? super F> predicate, String description) {
        refuseEventLoop("await(predicate, description)");
        return next(Wanted.matching(item(), predicate, description));
    }

    private F next(Wanted<F> wanted) {
        return next(wanted, null);
    }

    private F next(Wanted<F> wanted, String name) {
        return next(wanted.toString(), name,
                () -> reading.pass(frame -> reading.format().isItem().test(frame) && accepts(wanted, frame)));
    }

    private boolean accepts(Wanted<F> wanted, F item) {
        try {
            return wanted.predicate().test(item);
        } catch (RuntimeException thrown) {
            throw reading.failure(Reason.UNEXPECTED, wanted.threw(thrown), thrown);
        }
    }

    /** The clue to frames that did not come that only the format knows. */
    Optional<Clue> clue(String name) {
        return Optional.empty();
    }

    private F next(String what, Supplier<F> take) {
        return next(what, null, take);
    }

    /** @param name of the awaited frame; {@code null} if it may have any */
    private F next(String what, String name, Supplier<F> take) {
        AtomicReference<F> found = new AtomicReference<>();
        if (!reading.readUntil(() -> {
            found.set(take.get());
            return found.get() != null;
        }, until())) {
            throw missing(what, IT_DID_NOT_COME, name == null ? Optional.empty() : clue(name));
        }
        return found.get();
    }

    /**
     * Waits for the next frame of a kind that is no item; the items before it stay unread.
     *
     * @param verb the method that the test calls
     * @param what the kind, with its article
     */
    final F awaitOther(String verb, String what, Predicate<F> kind) {
        refuseEventLoop(verb);
        return next(what, () -> reading.take(kind));
    }

    public final List<F> take(int count) {
        refuseEventLoop("take(count)");
        StreamedExchange.checkCount("take", count);
        if (!reading.readUntil(() -> reading.hasUnread(count), until())) {
            throw missing(count, "");
        }
        return reading.takeItems(count);
    }

    public final List<F> awaitCount(int count) {
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
    final <T> T json(Json json, Type type, Function<F, String> text) {
        F item = await();
        try {
            return (T) json.read(Buffer.buffer(text.apply(item)), type);
        } catch (IllegalArgumentException unreadable) {
            throw reading.failure(Reason.UNEXPECTED, "Expected " + item() + " that can be read as " + TypeText.of(type)
                    + ", but it cannot: " + unreadable.getMessage() + ":", unreadable);
        }
    }

    public final void expectNone() {
        refuseEventLoop("expectNone()");
        Duration quiet = within != null ? within : reading.exchange().quietPeriod();
        if (reading.readFor(reading::hasUnread, Deadlines.nanos(quiet))) {
            throw reading.failure(Reason.UNEXPECTED, StreamedExchange.expectedNone(quiet), null);
        }
    }

    public final List<F> awaitCompletion() {
        refuseEventLoop("awaitCompletion()");
        awaitEnd();
        if (reading.end().failure() != null) {
            throw missing("the end", IT_DID_NOT_COME);
        }
        if (!reading.end().isClean()) {
            throw reading.failure(Reason.UNEXPECTED, "Expected the end, but the stream " + reading.end() + ":", null,
                    reading.exchange().whereEnded());
        }
        return reading.takeItems();
    }

    private void awaitEnd() {
        if (!reading.readUntil(() -> reading.end() != null, until())) {
            throw missing("the end", IT_DID_NOT_COME);
        }
    }

    public final String awaitFailure() {
        refuseEventLoop("awaitFailure()");
        awaitEnd();
        if (reading.end().isClean()) {
            throw reading.failure(Reason.UNEXPECTED, "Expected the exchange to be aborted, but it ended normally:",
                    null, reading.exchange().whereEnded());
        }
        if (reading.end().failure() instanceof StreamFault) {
            throw missing("the application to abort the exchange", IT_DID_NOT_COME);
        }
        if (ClosedExchangeException.isOfTest(reading.end().failure())) {
            throw reading.failure(Reason.UNEXPECTED, StreamedExchange.ABORTED_BY_TEST, null);
        }
        return reading.end().dropped();
    }

    private HttpAssertionError missing(String what, String butNot) {
        return missing(what, butNot, Optional.empty());
    }

    /**
     * @param butNot completes "but …": "it did not come"
     */
    private HttpAssertionError missing(String what, String butNot, Optional<Clue> clue) {
        if (reading.end() == null) {
            return reading.failure(Reason.TIMED_OUT,
                    "Expected " + what + " within " + Durations.text(deadline()) + ", but " + butNot + ":", null, clue);
        }
        String message = "Expected " + what + ", but the stream " + reading.end() + ":";
        Throwable failure = reading.end().failure();
        if (failure instanceof StreamFault fault) {
            return reading.failure(fault.reason(), message, fault.getCause());
        }
        return failure == null
                ? reading.failure(Reason.UNEXPECTED, message, null, clue.or(reading.exchange()::whereEnded))
                : reading.failure(Reason.ABORTED, message, failure, clue);
    }

    public final Uni<F> next() {
        return AsyncTake.uni(reading.exchange(), deadline(), reading::next, isLate -> missing(item(), IT_DID_NOT_COME));
    }

    public final Duration timeToFirstByte() {
        refuseEventLoop("timeToFirstByte()");
        if (!reading.readUntil(() -> reading.all().timeToFirstByte() != null, until())) {
            throw missing("a byte", IT_DID_NOT_COME);
        }
        return reading.all().timeToFirstByte();
    }

    public final Multi<F> stream() {
        return reading.stream();
    }

    public final List<F> seen() {
        return reading.all().list();
    }

    public final List<Duration> gaps() {
        return reading.all().gaps();
    }

    public final String trailer(String name) {
        return reading.exchange().trailers().get(name);
    }

    public final List<Map.Entry<String, String>> trailers() {
        return List.copyOf(reading.exchange().trailers().entries());
    }

    public final void close() {
        reading.exchange().close();
    }

    static void refuseEventLoop(String verb) {
        EventLoops.refuse(verb, INSTEAD);
    }
}
