package io.quarkiverse.handlertesting.events;

import java.util.List;

/**
 * What happened during the running test, in order: its journal. Inject it into any {@code @QuarkusTest}:
 *
 * <pre>
 * &#64;Inject
 * Events events;
 *
 * var updates = events.subscribe(calls(DownloadRequests.class, "update")); // before the request
 * given().body(pull).post("/modelfiles/pull").then().statusCode(201);
 * MethodCall update = updates.await(); // after it
 * </pre>
 *
 * The journal begins before the first line of the test, {@code @BeforeEach} methods included, and ends after the last of
 * {@code @AfterEach}. Every test has a fresh one. It loses nothing; if it is full
 * ({@code quarkus.handler-testing.events.max-recorded}), the next wait fails and says so.
 * <p>
 * Thread-safe. Outside a running test each method throws an {@link IllegalStateException}.
 */
public interface Events {

    /**
     * Sees the events that are recorded from now on. Subscribe before the request, wait after it: nothing is lost between.
     *
     * @param selector which events, see {@link Selectors}
     * @throws IllegalArgumentException if the selector can never match: a bean that is not observed, an unknown method, a
     *         tap that is switched off
     */
    <E> EventSubscription<E> subscribe(EventSelector<E> selector);

    /** As {@link #subscribe(EventSelector)}, but also sees what was recorded since the test began. */
    <E> EventSubscription<E> subscribeFromStart(EventSelector<E> selector);

    /** All events of this test so far, in order; a snapshot that cannot be changed. */
    List<Event> seen();

    /** All events of this test so far, in order, as a failure message shows them; a line each. */
    String timeline();
}
