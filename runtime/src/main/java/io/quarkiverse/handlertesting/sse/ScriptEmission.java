package io.quarkiverse.handlertesting.sse;

import io.vertx.core.buffer.Buffer;

/**
 * A piece of a scripted stream.
 *
 * @param delay in ns, after the one before it
 * @param frame {@code null} if it is none
 */
record ScriptEmission(long delay, SseFrame frame, Buffer bytes) {
}
