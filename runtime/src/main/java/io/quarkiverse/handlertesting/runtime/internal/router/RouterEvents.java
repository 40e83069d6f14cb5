package io.quarkiverse.handlertesting.runtime.internal.router;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import org.hamcrest.Matcher;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.EventSubscription;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.WithoutApplication;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.selectors.AllSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.AnsweredSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.FailedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.NamedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.StreamedSelector;
import io.restassured.response.Response;

/**
 * The events of a router alone: requests, responses, frames of event streams, exceptions that fail an exchange. All of them
 * have a request of the client as their cause.
 */
record RouterEvents(Journal journal) implements Events {

    private static final String WORK = "It counts no work: await an event, or use a @QuarkusTest.";

    @Override
    public <E> EventSubscription<E> subscribe(EventSelector<E> selector) {
        check(selector);
        return journal.subscribe(selector);
    }

    @Override
    public <E> EventSubscription<E> subscribeFromStart(EventSelector<E> selector) {
        check(selector);
        return journal.subscribeFromStart(selector);
    }

    /** Refuses the selectors of this extension whose events only an application has. Those of the test are its own concern. */
    private static void check(EventSelector<?> selector) {
        if (selector == null) {
            throw new IllegalArgumentException("A subscription needs a selector, but got null");
        }
        boolean ofExtension = selector.getClass().getPackage().equals(AllSelector.class.getPackage());
        boolean recorded = selector instanceof AnsweredSelector || selector instanceof StreamedSelector
                || selector instanceof FailedSelector || selector instanceof NamedSelector || selector instanceof AllSelector;
        if (ofExtension && !recorded) {
            throw WithoutApplication.refusal("A subscription to \"" + selector.description() + "\"",
                    "It records requests, responses, frames of event streams, and exceptions of handlers.");
        }
    }

    @Override
    public void awaitIdle() {
        throw WithoutApplication.refusal("awaitIdle()", WORK);
    }

    @Override
    public void awaitIdle(Duration within) {
        throw WithoutApplication.refusal("awaitIdle(within)", WORK);
    }

    @Override
    public void awaitIdle(Response response) {
        throw WithoutApplication.refusal("awaitIdle(response)", WORK);
    }

    @Override
    public void awaitIdle(HandlerResponse response) {
        throw WithoutApplication.refusal("awaitIdle(response)", WORK);
    }

    @Override
    public void awaitIdle(SentMessage message) {
        throw WithoutApplication.refusal("awaitIdle(message)", WORK);
    }

    @Override
    public void expectStatements(Response response, Matcher<? super Integer> count) {
        throw WithoutApplication.refusal("expectStatements(response, count)", "Count the statements in a @QuarkusTest.");
    }

    @Override
    public <T extends Throwable> T expectFailure(Class<T> type) {
        throw refusedFailure("expectFailure(type)");
    }

    @Override
    public <T extends Throwable> T expectFailure(Class<T> type, Predicate<? super T> predicate) {
        throw refusedFailure("expectFailure(type, predicate)");
    }

    @Override
    public <T extends Throwable> T expectFailure(Class<T> type, Predicate<? super T> predicate, String description) {
        throw refusedFailure("expectFailure(type, predicate, description)");
    }

    private static IllegalStateException refusedFailure(String call) {
        return WithoutApplication.refusal(call, "Subscribe to failed(type), which sees the exceptions of handlers.");
    }

    /** These: all of them have a cause. */
    @Override
    public Events attributed() {
        return this;
    }

    @Override
    public EventsScope open(String name) {
        throw WithoutApplication.refusal("open(name)", "Make a client for each user: each has a journal of its own.");
    }

    @Override
    public List<RecordedEvent> seen() {
        return journal.complete();
    }

    @Override
    public String timeline() {
        return journal.timeline();
    }
}
