package io.quarkiverse.handlertesting.events;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import io.quarkiverse.handlertesting.junit.FailOnUnread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A cursor over the journal of one test. It sees every event that its selector matches, in order, from the moment of its
 * subscription; what it has not read yet waits for it. Two subscriptions never take events from each other.
 * <p>
 * <b>Deadlines.</b> A wait has one absolute deadline: the duration of {@link #within(Duration)}, else
 * {@code quarkus.handler-testing.events.timeout} (5 s), from the call on. Events that do not match do not prolong it. While a
 * debugger is attached there is none. A wait is woken by the event itself; nothing is polled.
 * <p>
 * <b>Threads.</b> Thread-safe. The blocking methods must not be called on a Vert.x event loop thread (they throw an
 * {@link IllegalStateException} at once): use {@link #next()} or {@link #stream()} there.
 * <p>
 * <b>Errors.</b> A wait that does not get what it waits for throws an {@link EventAssertionError} that shows the whole
 * timeline.
 * <p>
 * <b>End of life.</b> It ends with the test: streams complete, waits that are still blocked fail.
 *
 * @param <E> what it hands out for an event
 */
public interface EventSubscription<E> extends AutoCloseable {

    /** Waits for the next unread event, and reads it. */
    E await();

    /**
     * Waits for the next unread event that satisfies the predicate, and reads it; the events before it are passed over and
     * count as read.
     *
     * @param predicate runs on the calling thread; what it throws fails the wait
     * @param description completes the sentence "matching …" of the failure message: {@code "id is 7"}
     */
    E await(Predicate<? super E> predicate, String description);

    /**
     * Waits until this subscription has seen this many events in all, and reads up to the last of them.
     *
     * @param count at least 1
     * @return the first {@code count} events of the subscription, those read before included
     */
    List<E> awaitCount(int count);

    /**
     * Waits for this many unread events, and reads them. If it fails, none is read.
     *
     * @param count at least 1
     */
    List<E> take(int count);

    /**
     * Expects that there is no unread event, and that none comes for the duration of {@link #within(Duration)}, else
     * {@code quarkus.handler-testing.events.quiet-period} (100 ms). Fails with the first that does.
     */
    void expectNone();

    /** All events that this subscription has seen so far, read or not; the cursor does not move, but they count as read. */
    List<E> seen();

    /**
     * The same subscription, with another deadline: {@code updates.within(ofMillis(500)).await()}. They share the cursor.
     *
     * @param deadline not negative; zero means that the event must be there already
     */
    EventSubscription<E> within(Duration deadline);

    /**
     * The next unread event, which is read when it is emitted; fails with an {@link EventAssertionError} at the deadline,
     * counted from the subscription of the {@code Uni}. Emits on a thread of Mutiny's default executor.
     */
    Uni<E> next();

    /**
     * All unread events and those to come, with the demand of its subscriber honoured, until the test ends or this
     * subscription is closed; then it completes. Each subscriber has a cursor of its own, which begins where this one is.
     * What is emitted counts as read. There is no deadline. Emits on a thread of Mutiny's default executor.
     */
    Multi<E> stream();

    /** Says that events left unread are meant to be: {@link FailOnUnread} passes over this subscription. */
    EventSubscription<E> ignoreRemaining();

    /** Ends the subscription: streams complete, waits fail. It is not needed; the end of the test does it. */
    @Override
    void close();
}
