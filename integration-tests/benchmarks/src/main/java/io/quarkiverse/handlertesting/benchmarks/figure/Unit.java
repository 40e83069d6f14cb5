package io.quarkiverse.handlertesting.benchmarks.figure;

/** What a figure is counted in. */
public enum Unit {

    NANOSECONDS("ns", true),
    MICROSECONDS("µs", true),
    MILLISECONDS("ms", true),
    BYTES("B", true),
    THREADS("threads", true),
    EVENTS_PER_SECOND("events/s", false),
    REQUESTS_PER_SECOND("requests/s", false),
    MEGABYTES_PER_SECOND("MB/s", false),
    /** Of what cannot be exceeded. */
    PERCENT("%", false),
    /** Those that went wrong. */
    CASES("cases", true),
    /** Those that went wrong. */
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

    /** How many times better one value is than another: 2 if it takes half the time, or does twice as much in the same. */
    double timesBetter(double one, double other) {
        return lessIsBetter ? other / one : one / other;
    }
}
