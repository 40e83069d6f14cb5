package io.quarkiverse.handlertesting.events;

import java.time.Duration;
import java.util.List;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.restassured.response.Response;

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
 * It holds what this test has caused, and what happened meanwhile without a known cause; nothing of other tests.
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

    /**
     * Waits until everything that this test has started has ended: its requests and what they lead to, as far as it can be
     * followed, and what the test method started itself. Work that comes again and again is not waited for. The deadline is
     * {@code quarkus.handler-testing.events.timeout} (5 s); while a debugger is attached there is none.
     * <p>
     * Nothing is polled: it counts what begins and ends. What cannot be followed, as a {@code new Thread}, is not waited for.
     * After it, {@link EventSubscription#expectNone()} does not have to watch, as long as nothing new begins.
     *
     * @throws EventAssertionError at the deadline; it lists what is running, since when, and where it was started
     * @throws IllegalStateException on an event loop thread; with a version of Quarkus that does not report all work, by the
     *         name of what it lacks
     */
    void awaitIdle();

    /** As {@link #awaitIdle()}, with another deadline; zero means that nothing may be running now. */
    void awaitIdle(Duration within);

    /**
     * As {@link #awaitIdle()}, but only for what one request has started.
     *
     * @param response to a request that this test has sent with RestAssured
     * @throws IllegalArgumentException if it is of none
     */
    void awaitIdle(Response response);

    /**
     * As {@link #awaitIdle()}, but only for what one request has started.
     *
     * @param response to a request that this test has sent with a {@code HandlerClient}
     * @throws IllegalArgumentException if it is of none
     */
    void awaitIdle(HandlerResponse response);

    /** The same events without those that are unattributed, of which nobody knows whether this test has caused them. */
    Events attributed();

    /**
     * Keeps apart what the calling thread does from now on, until the scope is closed: for tests that act as several users at
     * once, each on a thread of its own.
     *
     * @param name for failure messages
     */
    EventsScope open(String name);

    /** All events of this test so far, in order; a snapshot that cannot be changed. */
    List<RecordedEvent> seen();

    /** All events of this test so far, in order, as a failure message shows them; a line each. */
    String timeline();
}
