package io.quarkiverse.handlertesting.benchmarks.sse;

/**
 * The result of a case.
 *
 * @param isPassed whether the reader reported exactly the events of the standard
 * @param instead the events that the reader reported instead, or its failure; empty if it passed
 */
record Verdict(boolean isPassed, String instead) {

    static Verdict passed() {
        return new Verdict(true, "");
    }

    static Verdict failed(String instead) {
        return new Verdict(false, instead);
    }
}
