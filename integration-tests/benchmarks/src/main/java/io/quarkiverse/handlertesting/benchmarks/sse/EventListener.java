package io.quarkiverse.handlertesting.benchmarks.sse;

/** Told of the events of a stream, in the words of the standard. */
interface EventListener {

    /** The type of events that have none. */
    String MESSAGE = "message";

    /**
     * @param type {@link #MESSAGE} if the event has none
     * @param lastEventId empty if there was none
     */
    void hear(String type, String data, String lastEventId);

    /** As a peer has it, which may say {@code null} where the standard has a default. */
    default void hearOf(String type, String data, String lastEventId) {
        hear(type == null || type.isEmpty() ? MESSAGE : type, data, lastEventId == null ? "" : lastEventId);
    }
}
