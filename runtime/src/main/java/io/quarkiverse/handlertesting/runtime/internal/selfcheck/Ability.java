package io.quarkiverse.handlertesting.runtime.internal.selfcheck;

/** A part of the extension that works only where Quarkus and Vert.x have the methods that it expects. */
public enum Ability {

    /** Knowing whether all work of a test has ended. */
    IDLE("it would miss work that is still running", "await the events themselves, as with subscribe(…).await()",
            "events.awaitIdle() and @FailOnLeftovers fail, and warnings of leftovers are incomplete"),

    /** Requests that act as a user. */
    IDENTITY("the request would not act as that user", "log in as the users of the application do", "as(user, roles) fails"),

    /** The cause of a scheduled job. No test requires it, so its absence only causes a warning. */
    JOBS("jobs would have no cause", "expect their events to be unattributed",
            "events of jobs that a test schedules are unattributed"),

    /** The cause of a request that the application sends. No test requires it, so its absence only causes a warning. */
    CALLS("calls would have no cause", "expect calls of upstreams to be unattributed",
            "calls of upstreams are unattributed"),

    /** Why a request of the application got no response. No test requires it, so its absence only causes a warning. */
    FAILED_CALLS("calls that fail would be missing from the timeline", "look for them in the log",
            "requests that the application sends and that get no response are not in the timeline"),

    /** The statements that the application executes. */
    STATEMENTS("it would miss statements", "count them otherwise",
            "expectStatements(…) and @MaxStatements fail, and statements are missing from the timeline"),

    /** Begin and end of transactions. No test requires it, so its absence only causes a warning. */
    TRANSACTIONS("transactions would be missing from the timeline", "look for them in the log",
            "transactions are missing from the timeline"),

    /** The exceptions that reach nobody. No test requires it, so its absence only causes a warning. */
    UNSEEN_FAILURES("exceptions that reach nobody would not fail the test", "look for them in the log",
            "exceptions of this kind that reach nobody fail no test"),

    /** The exceptions of requests. No test requires it, so its absence only causes a warning. */
    ANSWERED_FAILURES("failures would not name the exception of a request", "look for it in the log",
            "failure messages do not show the exceptions of endpoints"),

    /** The names that the application looks up and does not find. No test requires it, so its absence only causes a warning. */
    LOOK_UPS("failures would not name what the application looks up and does not find", "compare the names",
            "failure messages name fewer parameters and fields that are missing"),

    /** Facts that only failure messages show. No test requires it, so its absence only causes a warning. */
    CLUES("failures would say less about their cause", "look for it in the code", "failure messages name fewer causes");

    private final String danger;
    private final String instead;
    private final String effect;

    Ability(String danger, String instead, String effect) {
        this.danger = danger;
        this.instead = instead;
        this.effect = effect;
    }

    /** The error that a test would not notice if it continued. */
    String danger() {
        return danger;
    }

    /** The alternative for a test, as an instruction. */
    String instead() {
        return instead;
    }

    /** The difference for all tests of the application. */
    public String effect() {
        return effect;
    }
}
