package io.quarkiverse.handlertesting.benchmarks.cases;

/** The libraries that run the same thousand combinations, with empty tests. */
public enum CaseVariant {

    OURS(Combinations.OfValues.class),
    JUNIT(Combinations.OfAMethod.class),
    PIONEER(Combinations.OfPioneer.class);

    private final Class<?> tests;

    CaseVariant(Class<?> tests) {
        this.tests = tests;
    }

    Class<?> tests() {
        return tests;
    }
}
