package io.quarkiverse.handlertesting.runtime.internal.events;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.IdleWait;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.client.HandlerResponseImpl;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.selectors.AttributedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.SelfCheck;
import io.restassured.response.Response;

/** {@link Events} of one test run at a time, which is looked up at each call by the name of that call. */
class TestRunEvents implements Events {

    private final TestRuns runs;
    private final SelectorCheck check;
    private final SelfCheck selfCheck;
    private final Function<String, TestRun> run;
    private final boolean attributedOnly;

    TestRunEvents(TestRuns runs, SelectorCheck check, SelfCheck selfCheck, Function<String, TestRun> run,
            boolean attributedOnly) {
        this.runs = runs;
        this.check = check;
        this.selfCheck = selfCheck;
        this.run = run;
        this.attributedOnly = attributedOnly;
    }

    @Override
    public <E> EventSubscription<E> subscribe(EventSelector<E> selector) {
        TestRun at = run.apply("subscribe(selector)");
        check.check(selector, at.name());
        return journal(at).subscribe(attributed(selector));
    }

    @Override
    public <E> EventSubscription<E> subscribeFromStart(EventSelector<E> selector) {
        TestRun at = run.apply("subscribeFromStart(selector)");
        check.check(selector, at.name());
        return journal(at).subscribeFromStart(attributed(selector));
    }

    /** The journal of a test run that may have ended. */
    Journal journal(TestRun at) {
        return at.journal();
    }

    private <E> EventSelector<E> attributed(EventSelector<E> selector) {
        return attributedOnly ? new AttributedSelector<>(selector) : selector;
    }

    @Override
    public void awaitIdle() {
        TestRun at = run.apply("awaitIdle()");
        await(IdleWait.of(at), journal(at).settings().timeout());
    }

    @Override
    public void awaitIdle(Duration within) {
        if (within == null || within.isNegative()) {
            throw new IllegalArgumentException("awaitIdle(within) needs a duration that is not negative, but got " + within);
        }
        await(IdleWait.of(run.apply("awaitIdle(within)")), within);
    }

    @Override
    public void awaitIdle(Response response) {
        TestRun at = run.apply("awaitIdle(response)");
        if (response == null) {
            throw new IllegalArgumentException("awaitIdle(response) needs a response, but got null");
        }
        RunningCause cause = runs.resolve(response.header(CauseHeader.NAME)).filter(known -> known.testRun() == at)
                .orElseThrow(
                        () -> new IllegalArgumentException("awaitIdle(response) was called with a response of no request of "
                                + at.name()
                                + ". It must be one that RestAssured got from the application during this test, and its"
                                + " filters must not have been replaced meanwhile."));
        await(IdleWait.of(cause), journal(at).settings().timeout());
    }

    @Override
    public void awaitIdle(HandlerResponse response) {
        TestRun at = run.apply("awaitIdle(response)");
        RunningCause cause = response instanceof HandlerResponseImpl ours ? ours.cause() : null;
        if (cause == null || cause.testRun() != at) {
            throw new IllegalArgumentException("awaitIdle(response) was called with "
                    + (response == null ? "null" : "a response of no request of " + at.name())
                    + ". It must be one that a HandlerClient got during this test.");
        }
        await(IdleWait.of(cause), journal(at).settings().timeout());
    }

    private void await(IdleWait wait, Duration timeout) {
        selfCheck.require(Ability.IDLE, "events.awaitIdle()");
        wait.await(timeout);
    }

    @Override
    public Events attributed() {
        return new TestRunEvents(runs, check, selfCheck, run, true);
    }

    @Override
    public EventsScope open(String name) {
        TestRun before = run.apply("open(name)");
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("open(name) needs a name, but got " + (name == null ? "null" : "a blank one"));
        }
        return new EventsScopeImpl(runs, check, selfCheck, runs.open(before.name() + ", " + name, before), before);
    }

    @Override
    public List<RecordedEvent> seen() {
        List<RecordedEvent> events = journal(run.apply("seen()")).events();
        return attributedOnly ? events.stream().filter(event -> event.cause() != null).toList() : events;
    }

    @Override
    public String timeline() {
        return journal(run.apply("timeline()")).timeline();
    }
}
