/**
 * Messages that a test sends to the channels of the application, as the outside world does.
 * <p>
 * {@link io.quarkiverse.handlertesting.messaging.Channels} sends them, without a broker or over one. The messages that the
 * application sends are events: {@link io.quarkiverse.handlertesting.events.Selectors#sent(String)}.
 */
package io.quarkiverse.handlertesting.messaging;
