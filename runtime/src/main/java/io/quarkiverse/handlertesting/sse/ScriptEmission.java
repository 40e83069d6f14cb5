package io.quarkiverse.handlertesting.sse;

import io.vertx.core.buffer.Buffer;

/**
 * A piece of a scripted stream.
 *
 * @param delay after the piece before it, in ns
 * @param frame {@code null} if the piece is not a whole frame
 */
record ScriptEmission(long delay, SseFrame frame, Buffer bytes) {
}
