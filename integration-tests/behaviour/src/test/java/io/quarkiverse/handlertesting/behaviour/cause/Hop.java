package io.quarkiverse.handlertesting.behaviour.cause;

/**
 * A way in which work moves from one thread or handler to another.
 *
 * @param name the name in the documentation
 * @param kept whether the work after the hop still has the cause of the request
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
}
