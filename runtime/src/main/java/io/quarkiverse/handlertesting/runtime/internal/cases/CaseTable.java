package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;

import io.quarkiverse.handlertesting.junit.Case;

/** The cases of a test, each with each combination of the values of its parameters. All of them are checked first. */
final class CaseTable {

    private final CaseParameters parameters;
    private final List<Case> cases;
    private final Combinations combinations;
    /** The number of values of the longest case; shorter cases have {@code null} for the rest. */
    private final int width;

    /** @throws CaseMistake if the cases have a mistake */
    CaseTable(CaseParameters parameters, List<Case> cases) {
        this.parameters = parameters;
        this.cases = cases;
        this.combinations = new Combinations(parameters.withValues());
        this.width = cases.stream().mapToInt(testCase -> testCase.value().length).max().orElse(0);
        check();
    }

    private void check() {
        if (cases.isEmpty() && parameters.withValues().isEmpty()) {
            throw new CaseMistake(parameters.test() + " has no cases: add @Case(name = \"…\", value = …), or @Values to a"
                    + " parameter.");
        }
        if (cases.isEmpty()) {
            checkNoneIsMissing();
        }
        Set<String> names = new HashSet<>();
        for (Case testCase : cases) {
            if (testCase.name().isBlank()) {
                throw mistake(testCase, "it needs a name");
            }
            if (!names.add(testCase.name())) {
                throw mistake(testCase, "another case has this name");
            }
            checkValues(testCase);
        }
        combinations.check(parameters.test(), Math.max(1, cases.size()));
        checkOrder();
    }

    private void checkNoneIsMissing() {
        parameters.ofCases().stream().filter(parameter -> !parameters.mayBeInjected(parameter)).findFirst()
                .ifPresent(parameter -> {
                    throw new CaseMistake(parameters.test() + ": " + parameter
                            + " has no value. Add @Values to it, or cases to the test.");
                });
    }

    private void checkValues(Case testCase) {
        List<CaseParameter> ofCases = parameters.ofCases();
        if (testCase.value().length > ofCases.size() && !parameters.isAggregated()) {
            throw mistake(testCase, "it has " + testCase.value().length + " values for " + ofCases.size()
                    + (ofCases.size() == 1 ? " parameter, " : " parameters, ") + ofCases);
        }
        for (int i = 0; i < ofCases.size(); i++) {
            String mistake = mistake(ofCases.get(i), i, testCase);
            if (mistake != null) {
                throw mistake(testCase, mistake);
            }
        }
    }

    /** @return {@code null} if the case has no mistake at this parameter */
    private String mistake(CaseParameter parameter, int index, Case testCase) {
        if (index < width) {
            return parameter.mistake(value(testCase, index));
        }
        return parameters.mayBeInjected(parameter) ? null : parameter.missing();
    }

    /** JUnit passes arguments to the first parameters, and injects the others. */
    private void checkOrder() {
        int given = Math.min(width, parameters.ofCases().size());
        Stream.concat(parameters.withValues().stream(), parameters.ofCases().stream().limit(given))
                .max(Comparator.comparingInt(CaseParameter::index)).filter(last -> last.index() > parameters.firstFixture())
                .ifPresent(last -> {
                    throw new CaseMistake(parameters.test() + ": " + last + " has values, but comes after a parameter with"
                            + " @Fixture. Move injected parameters after " + last + ".");
                });
        if (given < parameters.ofCases().size()) {
            CaseParameter without = parameters.ofCases().get(given);
            parameters.withValues().stream().filter(parameter -> parameter.index() > without.index()).findFirst()
                    .ifPresent(parameter -> {
                        throw new CaseMistake(parameters.test() + ": " + without
                                + " has no value in any case. Move injected parameters after " + parameter + ".");
                    });
        }
    }

    private CaseMistake mistake(Case testCase, String text) {
        return new CaseMistake("The case \"" + testCase.name() + "\" of " + parameters.test() + " is wrong: " + text + ".");
    }

    private static String value(Case testCase, int index) {
        return index < testCase.value().length ? orNull(testCase.value()[index]) : null;
    }

    /** The value; {@code null} for {@link Case#NULL}. */
    static String orNull(String value) {
        return Case.NULL.equals(value) ? null : value;
    }

    Stream<String> names() {
        return cases.stream().map(Case::name);
    }

    Stream<Arguments> rows() {
        return cases.isEmpty() ? combinations.stream().map(combination -> row(null, combination)) : rows(testCase -> true);
    }

    /** The rows of the cases with these names. */
    Stream<Arguments> rows(Set<String> names) {
        return rows(testCase -> names.contains(testCase.name()));
    }

    private Stream<Arguments> rows(Predicate<Case> some) {
        return cases.stream().filter(some)
                .flatMap(testCase -> combinations.stream().map(combination -> row(testCase, combination)));
    }

    /** @param testCase {@code null} for a test without cases */
    private Arguments row(Case testCase, Combination combination) {
        int given = testCase == null ? 0 : width;
        Object[] arguments = new Object[given + combination.values().size()];
        int next = 0;
        for (int i = 0; i < arguments.length; i++) {
            boolean own = combination.values().containsKey(i);
            arguments[i] = own ? combination.values().get(i) : value(testCase, next++);
        }
        return Arguments.argumentSet(testCase == null ? combination.name() : combination.nameOf(testCase.name()), arguments);
    }
}
