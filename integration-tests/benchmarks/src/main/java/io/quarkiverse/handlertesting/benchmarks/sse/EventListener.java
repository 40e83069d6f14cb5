package io.quarkiverse.handlertesting.benchmarks.sse;

/** Receives the events of a stream, with the terms of the standard. */
interface EventListener {

    /** The type of events without a type. */
    String MESSAGE = "message";

    /**
     * @param type {@link #MESSAGE} if the event has no type
     * @param lastEventId empty if the stream had no id yet
     */
    void hear(String type, String data, String lastEventId);

    /** As {@link #hear}, for a peer that may report {@code null} where the standard has a default. */
    default void hearOf(String type, String data, String lastEventId) {
        hear(type == null || type.isEmpty() ? MESSAGE : type, data, lastEventId == null ? "" : lastEventId);
    }
}
