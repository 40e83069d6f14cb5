package io.quarkiverse.handlertesting.runtime.internal.application;

import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** A message that a test has sent, with its cause. */
public interface CausedMessage extends SentMessage {

    RunningCause cause();
}
