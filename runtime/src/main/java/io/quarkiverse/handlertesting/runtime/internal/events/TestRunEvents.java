package io.quarkiverse.handlertesting.runtime.internal.events;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import org.hamcrest.Matcher;
import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.application.CausedMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.quarkiverse.handlertesting.runtime.internal.cause.ExpectedFailure;
import io.quarkiverse.handlertesting.runtime.internal.cause.IdleWait;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.client.HandlerResponseImpl;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.selectors.AttributedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.SelfCheck;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.StatementCount;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.restassured.response.Response;

/**
 * {@link Events} of one test run at a time. Each call looks the test run up, and gives its own name for the failure message.
 */
class TestRunEvents implements Events {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private final TestRuns runs;
    private final SelectorCheck check;
    private final SelfCheck selfCheck;
    private final Function<String, TestRun> current;
    private final boolean attributedOnly;

    TestRunEvents(TestRuns runs, SelectorCheck check, SelfCheck selfCheck, Function<String, TestRun> current,
            boolean attributedOnly) {
        this.runs = runs;
        this.check = check;
        this.selfCheck = selfCheck;
        this.current = current;
        this.attributedOnly = attributedOnly;
    }

    @Override
    public <E> EventSubscription<E> subscribe(EventSelector<E> selector) {
        TestRun run = current.apply("subscribe(selector)");
        check.check(selector, run);
        return journal(run).subscribe(attributed(selector));
    }

    @Override
    public <E> EventSubscription<E> subscribeFromStart(EventSelector<E> selector) {
        TestRun run = current.apply("subscribeFromStart(selector)");
        check.check(selector, run);
        return journal(run).subscribeFromStart(attributed(selector));
    }

    /** The journal of a test run; a scope keeps it after its end. */
    Journal journal(TestRun at) {
        return at.journal();
    }

    private <E> EventSelector<E> attributed(EventSelector<E> selector) {
        return attributedOnly ? new AttributedSelector<>(selector) : selector;
    }

    @Override
    public void awaitIdle() {
        TestRun run = current.apply("awaitIdle()");
        await(IdleWait.of(run), journal(run).settings().timeout());
    }

    @Override
    public void awaitIdle(Duration within) {
        if (within == null || within.isNegative()) {
            throw new IllegalArgumentException("awaitIdle(within) needs a duration that is not negative, but got " + within);
        }
        await(IdleWait.of(current.apply("awaitIdle(within)")), within);
    }

    @Override
    public void awaitIdle(Response response) {
        TestRun run = current.apply("awaitIdle(response)");
        await(IdleWait.of(cause(response, run, "awaitIdle(response)")), journal(run).settings().timeout());
    }

    private RunningCause cause(Response response, TestRun run, String call) {
        if (response == null) {
            throw new IllegalArgumentException(call + " needs a response, but got null");
        }
        return runs.resolve(response.header(CauseHeader.NAME)).filter(known -> known.testRun() == run)
                .orElseThrow(() -> new IllegalArgumentException(call + " was called with a response that belongs to no"
                        + " request of " + run.name() + ". Pass a response that RestAssured received from the"
                        + " application during this test, without replacing RestAssured's filters."));
    }

    @Override
    public void expectStatements(Response response, Matcher<? super Integer> count) {
        String call = "expectStatements(response, count)";
        TestRun run = current.apply(call);
        require(count, call, "count");
        String mismatch = StatementCount.mismatch(cause(response, run, call), count, call);
        if (mismatch != null) {
            throw new EventAssertionError(Reason.STATEMENTS, mismatch, null);
        }
    }

    @Override
    public void awaitIdle(HandlerResponse response) {
        TestRun run = current.apply("awaitIdle(response)");
        RunningCause cause = response instanceof HandlerResponseImpl ours ? ours.cause() : null;
        if (cause == null || cause.testRun() != run) {
            throw new IllegalArgumentException("awaitIdle(response) was called with "
                    + (response == null ? "null" : "a response that belongs to no request of " + run.name())
                    + ". Pass a response that a HandlerClient received during this test.");
        }
        await(IdleWait.of(cause), journal(run).settings().timeout());
    }

    @Override
    public void awaitIdle(SentMessage message) {
        TestRun run = current.apply("awaitIdle(message)");
        RunningCause cause = message instanceof CausedMessage ours ? ours.cause() : null;
        if (cause == null || cause.testRun() != run) {
            throw new IllegalArgumentException("awaitIdle(message) was called with "
                    + (message == null ? "null" : "a message that " + run.name() + " has not sent")
                    + ". Pass a message that Channels sent during this test.");
        }
        await(IdleWait.of(cause), journal(run).settings().timeout());
    }

    private void await(IdleWait wait, Duration timeout) {
        selfCheck.require(Ability.IDLE, "events.awaitIdle()");
        wait.await(timeout);
        wait.warning().ifPresent(LOG::warn);
    }

    @Override
    public <T extends Throwable> T expectFailure(Class<T> type) {
        return expect("expectFailure(type)", type, null, null);
    }

    @Override
    public <T extends Throwable> T expectFailure(Class<T> type, Predicate<? super T> predicate) {
        require(predicate, "expectFailure(type, predicate)", "predicate");
        String line = ApplicationFrames.line();
        return expect("expectFailure(type, predicate)", type, predicate, "the predicate" + (line == null ? "" : " at " + line));
    }

    @Override
    public <T extends Throwable> T expectFailure(Class<T> type, Predicate<? super T> predicate, String description) {
        require(predicate, "expectFailure(type, predicate, description)", "predicate");
        require(description, "expectFailure(type, predicate, description)", "description");
        return expect("expectFailure(type, predicate, description)", type, predicate, "\"" + description + "\"");
    }

    private <T extends Throwable> T expect(String call, Class<T> type, Predicate<? super T> predicate, String described) {
        TestRun run = current.apply(call);
        require(type, call, "type");
        return new ExpectedFailure<>(type, predicate, described).await(run, journal(run).settings().timeout(), call);
    }

    private static void require(Object argument, String call, String name) {
        if (argument == null) {
            throw new IllegalArgumentException(call + " needs a " + name + ", but got null");
        }
    }

    @Override
    public Events attributed() {
        return new TestRunEvents(runs, check, selfCheck, current, true);
    }

    @Override
    public EventsScope open(String name) {
        EventLoops.refuseScope();
        TestRun before = current.apply("open(name)");
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("open(name) needs a name, but got " + (name == null ? "null" : "a blank one"));
        }
        return new EventsScopeImpl(runs, check, selfCheck, runs.open(before.name() + ", " + name, before));
    }

    @Override
    public List<RecordedEvent> seen() {
        List<RecordedEvent> events = journal(current.apply("seen()")).complete();
        return attributedOnly ? events.stream().filter(event -> event.cause() != null).toList() : events;
    }

    @Override
    public String timeline() {
        return journal(current.apply("timeline()")).timeline();
    }
}
