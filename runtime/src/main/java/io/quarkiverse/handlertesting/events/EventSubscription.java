package io.quarkiverse.handlertesting.events;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A cursor over the journal of one test:
 *
 * <pre>
 * var completed = events.subscribe(fired(DownloadCompleted.class)); // before the request
 * given().body(pull).post("/modelfiles/pull").then().statusCode(201);
 * DownloadCompleted second = completed.await(event -&gt; event.id() == 2); // after it
 * </pre>
 *
 * The subscription sees every event that its selector matches, in order, from the moment of its subscription. Each wait
 * continues where the last one stopped, so no event is lost between two waits. Two subscriptions never take events from each
 * other.
 * <p>
 * <b>Deadlines.</b> A wait has one absolute deadline: the duration of {@link #within(Duration)}, else
 * {@code quarkus.handler-testing.events.timeout} (5 s), counted from the call. Events that do not match do not extend it.
 * While a debugger is attached there is no deadline. The event itself wakes the wait; nothing is polled.
 * <p>
 * <b>Threads.</b> Thread-safe. The blocking methods throw an {@link IllegalStateException} at once on a Vert.x event loop
 * thread: use {@link #next()} or {@link #stream()} there.
 * <p>
 * <b>Errors.</b> A wait that fails throws an {@link EventAssertionError}, which shows the whole timeline.
 * <p>
 * <b>End of life.</b> The subscription ends with the test: streams complete, and waits that are still blocked fail.
 * <p>
 * <b>No {@code awaitCompletion()} and no {@code awaitFailure()}</b>, unlike the streams of a response: a journal ends only
 * with its test, and a failure in the application is an event like any other, with its exception in
 * {@link RecordedEvent#failure()}. Select it and await it. To wait for the end of all work, call {@link Events#awaitIdle()}.
 *
 * @param <E> the type of the values that the selector returns
 */
public interface EventSubscription<E> extends AutoCloseable {

    /** Waits for the next unread event, and reads it. */
    E await();

    /**
     * Waits for the next unread event that satisfies the predicate, and reads it; the events before it are skipped and count as
     * read. A failure message names the predicate by the line of this call: {@code the predicate at PullTest.java:31}.
     *
     * @param predicate runs on the calling thread; an exception that it throws fails the wait
     */
    E await(Predicate<? super E> predicate);

    /**
     * As {@link #await(Predicate)}, but a failure message names the predicate by its description.
     *
     * @param description completes "matching …": {@code "id is 7"}
     */
    E await(Predicate<? super E> predicate, String description);

    /**
     * Waits for this many unread events, and reads them; one deadline covers all of them. If the wait fails, it reads no
     * event.
     *
     * @param count at least 1
     */
    List<E> take(int count);

    /**
     * Waits until this subscription has seen this many events in total, including those read before, and reads all of them.
     *
     * @param count at least 1
     * @return the first {@code count} events of the subscription
     */
    List<E> awaitCount(int count);

    /**
     * Expects no unread event now, and no further one for the duration of {@link #within(Duration)}, which it always watches in
     * full. Without that, it watches for {@code quarkus.handler-testing.events.quiet-period} (100 ms), and not at all if
     * {@link Events#awaitIdle()} has found the test idle, no work has begun since, and no periodic work is left. Fails at the
     * first event.
     */
    void expectNone();

    /**
     * All events that this subscription has seen so far, read or not. The cursor does not move, but they count as read.
     *
     * @throws EventAssertionError if the journal is full, since later events are missing
     */
    List<E> seen();

    /**
     * The same subscription, with this deadline for its waits: {@code updates.within(ofMillis(500)).await()}. Both share the
     * cursor.
     *
     * @param deadline not negative; zero means that the event must be there already
     */
    @CheckReturnValue
    EventSubscription<E> within(Duration deadline);

    /**
     * The next unread event, which is read when it is emitted; fails with an {@link EventAssertionError} at the deadline,
     * counted from the subscription of the {@code Uni}. Emits on a thread of Mutiny's default executor.
     */
    Uni<E> next();

    /**
     * All unread events, and all later ones. The stream honours the demand of its subscriber, has no deadline, and completes
     * when the test ends or this subscription is closed. Each subscriber has a cursor of its own, which begins at the cursor
     * of this subscription; emitted events count as read. Emits on a thread of Mutiny's default executor.
     */
    Multi<E> stream();

    /**
     * Excludes this subscription from {@link io.quarkiverse.handlertesting.junit.FailOnUnread}: its unread events are intended.
     * Returns this subscription.
     */
    EventSubscription<E> ignoreRemaining();

    /**
     * Ends the subscription: it sees no later event. Streams complete, and waits fail unless the event is there already.
     * Optional, since the end of the test does the same.
     */
    @Override
    void close();
}
