package io.quarkiverse.handlertesting.messaging;

import io.quarkiverse.handlertesting.HandlerAssertionError;

/** A message that the test has sent did not end as expected. The message shows what the test saw, event by event. */
public class MessagingAssertionError extends HandlerAssertionError {

    private static final long serialVersionUID = 1L;

    /** The kind of failure. */
    public enum Reason {
        /** The application acked the message but the test expected a nack, or the reverse, or the nack has another reason. */
        UNEXPECTED,
        /** The deadline passed. The message says where the message is. */
        TIMED_OUT,
        /** The message is never delivered: its channel has stopped, or the test has ended before. */
        NOT_DELIVERED,
        /** The waiting thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED
    }

    private final Reason reason;

    public MessagingAssertionError(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    @Override
    public Reason reason() {
        return reason;
    }
}
