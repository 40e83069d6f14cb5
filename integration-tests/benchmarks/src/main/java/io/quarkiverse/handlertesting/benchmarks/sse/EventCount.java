package io.quarkiverse.handlertesting.benchmarks.sse;

/** Counts what it hears: a reader that loses events is fast. */
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

    /** How many characters of data. */
    long data() {
        return data;
    }
}
