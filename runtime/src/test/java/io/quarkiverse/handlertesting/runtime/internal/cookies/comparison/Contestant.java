package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.time.Duration;

/** One session with one kind of cookie store, in one case. */
interface Contestant {

    /** @return the `Cookie` field of the last request; empty if it had none */
    String visit(Visit visit) throws Exception;

    /** For contestants that have a clock of their own. */
    default void timePassed(Duration time) {
    }
}
