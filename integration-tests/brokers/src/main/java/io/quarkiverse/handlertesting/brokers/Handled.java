package io.quarkiverse.handlertesting.brokers;

import java.util.List;

/**
 * Fired when a consumer has handled a message.
 *
 * @param key {@code null} for none
 * @param headers the names of the headers
 */
public record Handled(String channel, String id, String key, List<String> headers) {
}
