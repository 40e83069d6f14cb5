package io.quarkiverse.handlertesting;

import io.quarkiverse.handlertesting.runtime.internal.text.FailureNote;
import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;

/**
 * A failure that this extension reports: an expectation of a test that was not met. The message tells the story; the reason is
 * for code that has to tell failures apart, such as tests of tests. Secrets are masked in the message.
 */
public abstract class HandlerAssertionError extends AssertionError {

    private static final long serialVersionUID = 1L;

    /**
     * @param cause {@code null} if no exception led to the failure
     */
    protected HandlerAssertionError(String message, Throwable cause) {
        super(Secrets.STANDARD.mask(message), cause);
    }

    /** Complete after the end of the test: it then begins with the exceptions of its work that reached nobody. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        for (Throwable suppressed : getSuppressed()) {
            if (suppressed instanceof FailureNote note) {
                message = note.addTo(message);
            }
        }
        return message;
    }

    /** The kind of failure; never {@code null}. Each subclass declares its own enum. */
    public abstract Enum<?> reason();
}
