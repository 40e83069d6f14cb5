package io.quarkiverse.handlertesting.benchmarks.sse;

/** An event that was heard. */
record Heard(String type, String data, String lastEventId) {

    /** {@code token "Hel" (id 7)}, the type only if it is not the default. */
    @Override
    public String toString() {
        return (type.equals(EventListener.MESSAGE) ? "" : type + " ") + '"' + data + '"'
                + (lastEventId.isEmpty() ? "" : " (id " + lastEventId + ")");
    }
}
