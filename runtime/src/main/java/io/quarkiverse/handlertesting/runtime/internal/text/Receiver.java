package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.function.Supplier;

/**
 * An observer or a consumer that runs.
 *
 * @param name {@code Mailer.send}; asked for only when a message is written
 * @param event the object that it got: the CDI event, or what the message of the event bus has reached. Compared by identity
 */
public record Receiver(Supplier<String> name, Object event) {
}
