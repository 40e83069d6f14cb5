package io.quarkiverse.handlertesting.runtime.internal.selfcheck;

/** A part of the extension that works only where Quarkus and Vert.x have the methods that it expects. */
public enum Ability {

    /** Whether all work of a test has ended. */
    IDLE("it would miss work that is still running", "await the events themselves, as with subscribe(…).await()",
            "events.awaitIdle() and @FailOnLeftovers fail, and warnings of leftovers are incomplete"),

    /** Requests that act as a user. */
    IDENTITY("the request would not act as that user", "log in as the users of the application do", "as(user, roles) fails"),

    /** The cause of a scheduled job. No test asks for it, so its absence is only warned of. */
    JOBS("jobs would have no cause", "expect their events to be unattributed",
            "events of jobs that a test schedules are unattributed"),

    /** The cause of a request that the application sends. No test asks for it, so its absence is only warned of. */
    CALLS("calls would have no cause", "expect calls of upstreams to be unattributed",
            "calls of upstreams are unattributed");

    private final String danger;
    private final String instead;
    private final String effect;

    Ability(String danger, String instead, String effect) {
        this.danger = danger;
        this.instead = instead;
        this.effect = effect;
    }

    /** What a test would not notice if it went on. */
    String danger() {
        return danger;
    }

    /** What a test can do instead. */
    String instead() {
        return instead;
    }

    /** What is different for all tests of the application. */
    public String effect() {
        return effect;
    }
}
