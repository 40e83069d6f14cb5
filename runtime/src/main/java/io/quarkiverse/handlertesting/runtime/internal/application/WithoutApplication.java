package io.quarkiverse.handlertesting.runtime.internal.application;

/** Refuses what a router alone cannot do. */
public final class WithoutApplication {

    private WithoutApplication() {
    }

    /**
     * @param call as a test writes it: {@code "awaitIdle()"}
     * @param instead ends the message: a sentence with the remedy
     */
    public static IllegalStateException refusal(String call, String instead) {
        return new IllegalStateException(
                call + " needs a running Quarkus application; this client has a router alone. " + instead);
    }
}
