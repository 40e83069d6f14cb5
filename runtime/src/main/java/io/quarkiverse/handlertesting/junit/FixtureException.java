package io.quarkiverse.handlertesting.junit;

/** A {@link Fixture} has not been made: its message says which, and why. */
public class FixtureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param cause what the fixture has thrown; {@code null} if it has not */
    public FixtureException(String message, Throwable cause) {
        super(message, cause);
    }
}
