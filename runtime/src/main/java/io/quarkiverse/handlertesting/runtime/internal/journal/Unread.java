package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/**
 * Events that a subscription has seen and nobody has read.
 *
 * @param description what the subscription selects
 */
public record Unread(String description, List<RecordedEvent> events) {
}
