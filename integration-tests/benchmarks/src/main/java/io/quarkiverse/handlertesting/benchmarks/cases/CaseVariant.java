package io.quarkiverse.handlertesting.benchmarks.cases;

/** Whose tests run: the same thousand combinations, and nothing in them. */
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
