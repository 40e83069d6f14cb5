package io.quarkiverse.handlertesting.benchmarks.sse;

/** An event that a reader reported. */
record Heard(String type, String data, String lastEventId) {

    /** {@code token "Hel" (id 7)}; the type is shown only if it is not the default. */
    @Override
    public String toString() {
        return (type.equals(EventListener.MESSAGE) ? "" : type + " ") + '"' + data + '"'
                + (lastEventId.isEmpty() ? "" : " (id " + lastEventId + ")");
    }
}
