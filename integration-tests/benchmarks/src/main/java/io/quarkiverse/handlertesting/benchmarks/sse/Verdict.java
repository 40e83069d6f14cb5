package io.quarkiverse.handlertesting.benchmarks.sse;

/**
 * What came of a case.
 *
 * @param isPassed whether just the events of the standard were heard
 * @param instead what was heard instead, or how it failed; empty if it passed
 */
record Verdict(boolean isPassed, String instead) {

    static Verdict passed() {
        return new Verdict(true, "");
    }

    static Verdict failed(String instead) {
        return new Verdict(false, instead);
    }
}
