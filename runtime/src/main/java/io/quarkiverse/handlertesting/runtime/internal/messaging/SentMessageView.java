package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import io.quarkiverse.handlertesting.events.Delivery.Outcome;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError.Reason;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.CausedMessage;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.messaging.ChannelFormat.Sending;
import io.quarkiverse.handlertesting.runtime.internal.messaging.TestMessage.End;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/** The waits for one message. */
final class SentMessageView implements CausedMessage {

    private final TestMessage message;
    private final Sending sending;
    private final Deadlines deadlines;
    private final Duration deadline;

    SentMessageView(TestMessage message, Sending sending, Deadlines deadlines, Duration deadline) {
        this.message = message;
        this.sending = sending;
        this.deadlines = deadlines;
        this.deadline = deadline;
    }

    @Override
    public String channel() {
        return message.channelName();
    }

    @Override
    public RunningCause cause() {
        return message.cause();
    }

    @Override
    public SentMessage within(Duration changed) {
        return new SentMessageView(message, sending, deadlines, Deadlines.check(changed));
    }

    @Override
    public void expectAck() {
        End end = await("expectAck()", "an ack of");
        if (end.outcome() != Outcome.ACKED) {
            throw failure(Reason.UNEXPECTED, expected("an ack of") + verb(end), end.failure());
        }
    }

    @Override
    public <T extends Throwable> T expectNack(Class<T> type) {
        if (type == null) {
            throw new IllegalArgumentException("expectNack(type) needs the type of the reason, but got null.");
        }
        String wanted = "a nack with " + TypeText.name(type) + " of";
        End end = await("expectNack(type)", wanted);
        if (end.failure() == null) {
            throw failure(Reason.UNEXPECTED, expected(wanted) + verb(end), null);
        }
        return find(type, end.failure())
                .orElseThrow(() -> failure(Reason.UNEXPECTED, expected(wanted) + verb(end), end.failure()));
    }

    /** The reason, or what it wraps: ArC and stages do not pass on each exception as the application has thrown it. */
    private static <T extends Throwable> Optional<T> find(Class<T> type, Throwable reason) {
        if (type.isInstance(reason)) {
            return Optional.of(type.cast(reason));
        }
        boolean isWrapper = FailureText.wrapsUndeclared(reason) || reason instanceof CompletionException;
        return isWrapper && reason.getCause() != null ? find(type, reason.getCause()) : Optional.empty();
    }

    private String expected(String wanted) {
        return "Expected " + wanted + " " + message.cause().cause() + ", but ";
    }

    private static String verb(End end) {
        return switch (end.outcome()) {
            case ACKED -> "it was acked.";
            case NACKED -> "it was nacked: " + FailureText.of(end.failure());
            case UNREADABLE -> "its payload could not be read: " + FailureText.of(end.failure());
        };
    }

    private End await(String call, String wanted) {
        EventLoops.refuse(call, null);
        try {
            End end = deadlines.get(message.end(), deadline);
            if (end.dropped() != null) {
                throw failure(Reason.NOT_DELIVERED, expected(wanted) + "it was not delivered, since " + end.dropped() + ".",
                        null);
            }
            if (end.failure() != null) {
                // The test is the sender, and gets it.
                message.cause().seen(end.failure());
            }
            return end;
        } catch (TimeoutException late) {
            throw failure(Reason.TIMED_OUT,
                    "Expected " + wanted + " " + message.cause().cause() + " within " + Durations.text(deadline) + ", but "
                            + message.state() + ".",
                    null, Missing.WHOLE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure(Reason.INTERRUPTED, "Interrupted while waiting for " + wanted + " " + message.cause().cause() + ".",
                    interrupted, Missing.WHOLE);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return ControlCharacters.escaped(channel()) + " "
                + (sending.key() == null ? "" : ValueText.text(sending.key()) + " ") + ValueText.text(sending.payload()) + " (r"
                + cause().cause().number() + ")";
    }

    private MessagingAssertionError failure(Reason reason, String text, Throwable cause) {
        return failure(reason, text, cause, Missing.NOTHING);
    }

    private MessagingAssertionError failure(Reason reason, String text, Throwable cause, Missing missing) {
        return new MessagingAssertionError(reason, message.cause().testRun().story(text, missing), cause);
    }
}
