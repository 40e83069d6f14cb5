package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.io.IOException;

/** Why a call of the REST client has failed: the client fails it with one exception, whatever the reason. */
final class RestClientFailures {

    private static final int FIRST_ERROR = 400;

    private RestClientFailures() {
    }

    /**
     * Whether the client of Vert.x has failed, which is recorded already. The REST client wraps an {@link IOException} of it,
     * without a message of its own; a filter that throws one gives the wrapper the message. By name, since some applications
     * have no JAX-RS.
     */
    static boolean isOfConnection(Throwable failure) {
        boolean isWrapped = failure.getClass().getSimpleName().equals("ProcessingException")
                && failure.getCause() instanceof IOException cause && cause.toString().equals(failure.getMessage());
        return isWrapped || failure.getClass().getName().matches("io\\.(vertx|netty)\\..*");
    }

    /** Whether the client fails because of the status of the response. */
    static boolean isOfStatus(int status) {
        return status >= FIRST_ERROR;
    }
}
