package io.quarkiverse.handlertesting.benchmarks.sse;

/** Counts the events that a reader reports, because a reader that loses events is fast. */
final class EventCount implements EventListener {

    private long events;
    private long data;

    @Override
    public void hear(String type, String text, String lastEventId) {
        events++;
        data += text.length();
    }

    long events() {
        return events;
    }

    /** The number of characters of data. */
    long data() {
        return data;
    }
}
