package io.quarkiverse.handlertesting.benchmarks.figure;

/** The unit of a figure. */
public enum Unit {

    NANOSECONDS("ns", true),
    MICROSECONDS("µs", true),
    MILLISECONDS("ms", true),
    BYTES("B", true),
    THREADS("threads", true),
    EVENTS_PER_SECOND("events/s", false),
    REQUESTS_PER_SECOND("requests/s", false),
    MESSAGES_PER_SECOND("messages/s", false),
    MEGABYTES_PER_SECOND("MB/s", false),
    /** The percentage of a maximum. */
    PERCENT("%", false),
    /** Failed cases. */
    CASES("cases", true),
    /** Failed requests. */
    REQUESTS("requests", true);

    private final String symbol;
    private final boolean lessIsBetter;

    Unit(String symbol, boolean lessIsBetter) {
        this.symbol = symbol;
        this.lessIsBetter = lessIsBetter;
    }

    public String symbol() {
        return symbol;
    }

    /** {@code 51,300 µs} */
    public String text(double value) {
        return Numbers.text(value) + " " + symbol;
    }

    /** The better one of two values. */
    double better(double one, double other) {
        return lessIsBetter ? Math.min(one, other) : Math.max(one, other);
    }

    /** How many times better one value is than another: 2 for half the time, or for twice the throughput. */
    double timesBetter(double one, double other) {
        return lessIsBetter ? other / one : one / other;
    }
}
