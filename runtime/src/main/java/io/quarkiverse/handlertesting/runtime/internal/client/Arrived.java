package io.quarkiverse.handlertesting.runtime.internal.client;

import io.vertx.core.buffer.Buffer;

/**
 * A chunk of a response.
 *
 * @param nanos {@code System.nanoTime()} when it came
 */
record Arrived(Buffer bytes, long nanos) {
}
