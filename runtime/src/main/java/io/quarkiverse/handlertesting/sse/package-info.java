/**
 * Server-sent events by the WHATWG HTML living standard, section 9.2: read one by one while the stream is open
 * ({@link io.quarkiverse.handlertesting.sse.SseSubscription}), and written to the byte
 * ({@link io.quarkiverse.handlertesting.sse.SseScript}, {@link io.quarkiverse.handlertesting.sse.SseLive}).
 */
package io.quarkiverse.handlertesting.sse;
