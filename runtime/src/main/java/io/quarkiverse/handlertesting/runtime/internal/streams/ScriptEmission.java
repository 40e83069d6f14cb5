package io.quarkiverse.handlertesting.runtime.internal.streams;

import io.vertx.core.buffer.Buffer;

/**
 * A piece of a scripted stream.
 *
 * @param delay after the piece before it, in ns
 * @param frame of the type that the script has; {@code null} if the piece is not a whole frame
 */
public record ScriptEmission(long delay, Object frame, Buffer bytes) {
}
