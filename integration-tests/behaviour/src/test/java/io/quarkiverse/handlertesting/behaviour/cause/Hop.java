package io.quarkiverse.handlertesting.behaviour.cause;

/**
 * A way on which work gets from one place to another.
 *
 * @param name as the documentation calls it
 * @param kept whether what it leads to still has the cause of the request
 * @param awaited whether {@code awaitIdle()} waits for it
 * @param start starts the work, in a handler
 */
record Hop(String name, boolean kept, boolean awaited, Start start) {

    /** Starts work that ends with {@code landed}. */
    interface Start {
        void go(Runnable landed) throws Exception;
    }

    static Hop followed(String name, Start start) {
        return new Hop(name, true, true, start);
    }

    static Hop periodic(String name, Start start) {
        return new Hop(name, true, false, start);
    }

    /** Its work keeps the cause, but nobody hears of its begin. */
    static Hop unheard(String name, Start start) {
        return new Hop(name, true, false, start);
    }

    static Hop lost(String name, Start start) {
        return new Hop(name, false, false, start);
    }
}
