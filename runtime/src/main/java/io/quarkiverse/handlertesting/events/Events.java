package io.quarkiverse.handlertesting.events;

import java.time.Duration;
import java.util.List;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.restassured.response.Response;
import io.smallrye.common.annotation.CheckReturnValue;

/**
 * The journal of the running test: its events, in order. Inject it into any {@code @QuarkusTest}:
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
 * The journal begins before the first line of the test, {@code @BeforeEach} methods included, and ends after the last line of
 * its {@code @AfterEach} methods. Every test has a fresh one. It loses nothing; if it is full
 * ({@code quarkus.handler-testing.events.max-recorded}), the next wait fails and says so.
 * <p>
 * It holds the events that this test has caused, and the events of an unknown cause that happened meanwhile; no event of
 * another
 * test.
 * <p>
 * Thread-safe. Outside a running test each method throws an {@link IllegalStateException}.
 */
public interface Events {

    /**
     * Subscribes to the events that are recorded from now on. Subscribe before the request and wait after it, and no event is
     * lost between.
     *
     * @param selector selects the events, see {@link Selectors}
     * @throws IllegalArgumentException if the selector can never match: a bean that is not observed, an unknown method, a
     *         tap that is switched off
     */
    <E> EventSubscription<E> subscribe(EventSelector<E> selector);

    /** As {@link #subscribe(EventSelector)}, but including the events recorded since the test began. */
    <E> EventSubscription<E> subscribeFromStart(EventSelector<E> selector);

    /**
     * Waits until all work that this test has started has ended: its requests and the work they lead to, and the work that the
     * test method started itself. Periodic work, and work that cannot be followed, as a {@code new Thread}, are excluded. The
     * deadline is {@code quarkus.handler-testing.events.timeout} (5 s); while a debugger is attached there is no deadline.
     * <p>
     * Nothing is polled: begin and end of work are counted. After this wait, {@link EventSubscription#expectNone()} returns at
     * once, as long as no new work begins.
     *
     * @throws EventAssertionError at the deadline; it lists the running work, its age, and where it was started
     * @throws IllegalStateException on an event loop thread; also with a version of Quarkus that does not report all work: the
     *         message names what that version lacks
     */
    void awaitIdle();

    /** As {@link #awaitIdle()}, with another deadline; zero means that no work may be running now. */
    void awaitIdle(Duration within);

    /**
     * As {@link #awaitIdle()}, but only for the work that one request has started.
     *
     * @param response to a request that this test has sent with RestAssured
     * @throws IllegalArgumentException if it belongs to no such request
     */
    void awaitIdle(Response response);

    /**
     * As {@link #awaitIdle()}, but only for the work that one request has started.
     *
     * @param response to a request that this test has sent with a {@code HandlerClient}
     * @throws IllegalArgumentException if it belongs to no such request
     */
    void awaitIdle(HandlerResponse response);

    /** The same events without the unattributed ones, which this test may or may not have caused. */
    @CheckReturnValue
    Events attributed();

    /**
     * Separates the events that the calling thread causes from now on, until the scope is closed: for tests that act as several
     * users at once, each on a thread of its own.
     *
     * @param name for failure messages
     */
    EventsScope open(String name);

    /** All events of this test so far, in order; a snapshot that cannot be changed. */
    List<RecordedEvent> seen();

    /** All events of this test so far, in order, as a failure message shows them; a line each. */
    String timeline();
}
