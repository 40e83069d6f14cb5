package io.quarkiverse.handlertesting.events;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import org.hamcrest.Matcher;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.messaging.SentMessage;
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
 * Each test has a journal of its own. It begins before the first {@code @BeforeEach} method of the test, and ends after the
 * last {@code @AfterEach} method. No event is lost; if the journal is full
 * ({@code quarkus.handler-testing.events.max-recorded}), the next wait fails and says so, and so does {@link #seen()}.
 * <p>
 * The journal holds the events that this test has caused, and the events of unknown cause that happened during the test. It
 * holds no events that another test has caused.
 * <p>
 * Thread-safe. Outside a running test each method throws an {@link IllegalStateException}.
 */
public interface Events {

    /**
     * Subscribes to the events that are recorded from now on. Subscribe before the request and wait after it, so that no
     * event between them is lost.
     *
     * @param selector selects the events, see {@link Selectors}
     * @throws IllegalArgumentException if the selector can never match: a bean that is not observed, an unknown method or
     *         upstream, a tap that is switched off
     */
    <E> EventSubscription<E> subscribe(EventSelector<E> selector);

    /** As {@link #subscribe(EventSelector)}, but including the events recorded since the test began. */
    <E> EventSubscription<E> subscribeFromStart(EventSelector<E> selector);

    /**
     * Waits until all work of this test has ended: its requests, the work that they started, and the work that the test
     * method started itself. Periodic work and open WebSockets are excluded, and so is work that has lost its cause, such as
     * that of a thread which takes its tasks from a queue; the page "Cause" of the docs lists what is followed.
     * The deadline is {@code quarkus.handler-testing.events.timeout} (5 s); while a debugger is attached there is no
     * deadline.
     * <p>
     * Nothing is polled: the beginning and the end of work are counted. After this wait,
     * {@link EventSubscription#expectNone()} without {@link EventSubscription#within(Duration)} returns at once, as long as no
     * new work begins and the test has no periodic work.
     * <p>
     * Logs a warning, once for each test, if code of the application has recorded unattributed events since the last request:
     * the work that they belong to has lost its cause, so this method does not wait for it.
     *
     * @throws EventAssertionError at the deadline; the message lists the running work, its age, where its thread is, and where
     *         it was started
     * @throws IllegalStateException on an event loop thread; also if the application's version of Quarkus does not report all
     *         work: the message names the methods that it lacks
     */
    void awaitIdle();

    /** As {@link #awaitIdle()}, with this deadline; zero means that no work may be running now. */
    void awaitIdle(Duration within);

    /**
     * As {@link #awaitIdle()}, but only for the work that one request has started.
     *
     * @param response the response to a request that this test has sent with RestAssured
     * @throws IllegalArgumentException if the response is not to such a request
     */
    void awaitIdle(Response response);

    /**
     * As {@link #awaitIdle()}, but only for the work that one request has started.
     *
     * @param response the response to a request that this test has sent with a {@code HandlerClient}
     * @throws IllegalArgumentException if the response is not to such a request
     */
    void awaitIdle(HandlerResponse response);

    /**
     * Waits as {@link #awaitIdle(Response)}, and expects a number of SQL statements of that request and its background work.
     * For
     * a {@code HandlerClient}, see {@link HandlerResponse#expectStatements}.
     *
     * @param count is called with the number. A batch is one statement
     * @throws EventAssertionError if the number does not match; the message lists the statements. Also at the deadline of the
     *         wait
     * @throws IllegalArgumentException if the response is not to a request that this test has sent with RestAssured
     * @throws IllegalStateException where statements are not recorded: the application has no database, or
     *         {@code quarkus.handler-testing.taps.sql} is {@code false}. Also as for {@link #awaitIdle()}
     */
    void expectStatements(Response response, Matcher<? super Integer> count);

    /**
     * As {@link #awaitIdle()}, but only for the work that one message has started.
     *
     * @param message a message that this test has sent with {@code Channels}
     * @throws IllegalArgumentException if it is not such a message
     */
    void awaitIdle(SentMessage message);

    /**
     * Waits until work of this test has ended with an exception of this type that reaches nobody: no caller, no client, no
     * handler of the application. The exception and its repetitions, also later ones, then do not fail the test at its end.
     * Repetitions have the same type, were thrown at the same line, and ended work that the same line started.
     * <p>
     * Call it after the request; it includes what has failed since the test began. In a scope, only work of the scope counts.
     * The deadline is {@code quarkus.handler-testing.events.timeout} (5 s); while a debugger is attached there is no deadline.
     *
     * @param type the type of the exception or a supertype, not {@code null}; the causes of the exception do not count
     * @return the first such exception that no earlier call has returned, nor one that it repeats
     * @throws EventAssertionError at the deadline, or if the thread is interrupted; the message lists the other exceptions that
     *         reached nobody
     * @throws IllegalStateException on an event loop thread
     */
    <T extends Throwable> T expectFailure(Class<T> type);

    /**
     * As {@link #expectFailure(Class)}, but only for an exception that matches.
     *
     * @param predicate is called on this thread, once for each exception. If it throws, the wait fails
     */
    <T extends Throwable> T expectFailure(Class<T> type, Predicate<? super T> predicate);

    /**
     * As {@link #expectFailure(Class, Predicate)}, but a failure message names the predicate by its description.
     *
     * @param description completes "matching": {@code "the model is llama"}
     */
    <T extends Throwable> T expectFailure(Class<T> type, Predicate<? super T> predicate, String description);

    /** The same events without the unattributed ones, which this test may or may not have caused. */
    @CheckReturnValue
    Events attributed();

    /**
     * Opens a scope: until it is closed, the events that the calling thread causes belong to the scope only. For tests that
     * act as several users at once, each on its own thread. A scope that the test method leaves open ends with the test; one
     * that another thread leaves open fails the test, since the thread would keep it.
     *
     * @param name the name of the scope in failure messages
     * @throws IllegalStateException on an event loop thread, which also runs what does not belong to the scope
     */
    EventsScope open(String name);

    /**
     * All events of this test so far, in order, except {@linkplain Origin#isDetail() details}; a snapshot that cannot be
     * changed.
     *
     * @throws EventAssertionError if the journal is full, since later events are missing
     */
    List<RecordedEvent> seen();

    /**
     * All events of this test so far, details included, in order, one line for each event. A failure message shows an extract
     * of it.
     */
    String timeline();
}
