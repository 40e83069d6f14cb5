package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.List;

import io.quarkiverse.handlertesting.runtime.internal.story.AnswerPlaces;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.IgnoredFilter;
import io.quarkiverse.handlertesting.runtime.internal.story.JsonFields;
import io.quarkiverse.handlertesting.runtime.internal.story.MissedNames;
import io.quarkiverse.handlertesting.runtime.internal.story.RetriedFailures;
import io.quarkiverse.handlertesting.runtime.internal.story.SentRequests;
import io.quarkiverse.handlertesting.runtime.internal.story.UnretriedFailures;
import io.quarkiverse.handlertesting.runtime.internal.story.UnsubscribedResults;

/** The observations of taps in a test that are no events: only its failure messages use them. Thread-safe. */
public final class Hints {

    private final SentRequests sent = new SentRequests();
    private final MissedNames missedNames = new MissedNames();
    private final JsonFields jsonFields = new JsonFields();
    private final UnsubscribedResults unsubscribed = new UnsubscribedResults();
    private final AnswerPlaces answers = new AnswerPlaces();
    private final Cancellations cancellations = new Cancellations();
    private final UnretriedFailures unretried = new UnretriedFailures();
    private final RetriedFailures retried = new RetriedFailures();

    /** The last requests of this test, as they were sent. */
    public SentRequests sent() {
        return sent;
    }

    /** The names that the application has looked up in the requests of this test. */
    public MissedNames missedNames() {
        return missedNames;
    }

    /** The fields of JSON objects that the application has ignored or missed. */
    public JsonFields jsonFields() {
        return jsonFields;
    }

    /** The results of observed calls that no code has subscribed to yet. */
    public UnsubscribedResults unsubscribed() {
        return unsubscribed;
    }

    /** Where the application answered the last requests. */
    public AnswerPlaces answers() {
        return answers;
    }

    /** The work of this test that was cancelled. That of a scope is with its test. */
    Cancellations cancellations() {
        return cancellations;
    }

    /** The exceptions after which guarded methods were not tried again. */
    public UnretriedFailures unretried() {
        return unretried;
    }

    /** The failures after which guarded methods were to be tried again. */
    public RetriedFailures retried() {
        return retried;
    }

    /** Those that explain any failure. */
    List<ClueFinder> finders() {
        return List.of(sent, new IgnoredFilter(sent), missedNames, jsonFields, unsubscribed, unretried, retried, answers);
    }

    /** Releases what refers to requests and objects of the application. */
    void clear() {
        sent.clear();
        cancellations.clear();
        missedNames.clear();
        jsonFields.clear();
    }
}
