/**
 * Tests of asynchronous HTTP handlers that see exactly what their own requests caused.
 * <p>
 * Start with {@link io.quarkiverse.handlertesting.http.HandlerClient} to send a request, and with
 * {@link io.quarkiverse.handlertesting.events.Events} to wait for what it causes. Packages below {@code runtime.internal} hold
 * no
 * promises: they may change with each release.
 */
package io.quarkiverse.handlertesting;
