package io.quarkiverse.handlertesting.junit;

/** A {@link Fixture} could not be created. The message names the fixture and the reason. */
public class FixtureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param cause the exception of the fixture; {@code null} if it threw none */
    public FixtureException(String message, Throwable cause) {
        super(message, cause);
    }
}
