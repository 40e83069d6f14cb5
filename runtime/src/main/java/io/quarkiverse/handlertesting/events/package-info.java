/**
 * The events of a test, in order: subscribe before the request, await after it.
 * <p>
 * {@link io.quarkiverse.handlertesting.events.Events} is the journal of the running test,
 * {@link io.quarkiverse.handlertesting.events.Selectors} select events from it, and the records are the payloads of each kind
 * of event.
 */
package io.quarkiverse.handlertesting.events;
