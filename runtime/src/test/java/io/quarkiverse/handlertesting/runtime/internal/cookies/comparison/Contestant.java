package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.time.Duration;

/** One user with one kind of store, in one case. */
interface Contestant {

    /**
     * @return the `Cookie` field of the last request; empty if it had none
     */
    String visit(Visit visit) throws Exception;

    /** For who has a clock of its own. */
    default void timePassed(Duration time) {
    }
}
