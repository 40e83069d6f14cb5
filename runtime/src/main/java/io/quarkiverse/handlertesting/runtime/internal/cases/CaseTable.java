package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;

import io.quarkiverse.handlertesting.junit.Case;

/** The cases of a test, each with each combination of the values that its parameters have. They are checked first. */
final class CaseTable {

    private final CaseParameters parameters;
    private final List<Case> cases;
    private final Combinations combinations;
    /** How many values the longest case has; shorter ones have {@code null} for the rest. */
    private final int width;

    /** @throws CaseMistake if a case is wrong */
    CaseTable(CaseParameters parameters, List<Case> cases) {
        this.parameters = parameters;
        this.cases = cases;
        this.combinations = new Combinations(parameters.withValues());
        this.width = cases.stream().mapToInt(one -> one.value().length).max().orElse(0);
        check();
    }

    private void check() {
        if (cases.isEmpty() && parameters.withValues().isEmpty()) {
            throw new CaseMistake(parameters.test() + " has no cases: give it @Case(name = \"…\", value = …), or a parameter"
                    + " @Values.");
        }
        Set<String> names = new HashSet<>();
        for (Case one : cases) {
            if (one.name().isBlank()) {
                throw mistake(one, "a name is what tells it from others");
            }
            if (!names.add(one.name())) {
                throw mistake(one, "another one has this name");
            }
            checkValues(one);
        }
        combinations.check(parameters.test(), Math.max(1, cases.size()));
        checkOrder();
    }

    private void checkValues(Case one) {
        List<CaseParameter> ofCases = parameters.ofCases();
        if (one.value().length > ofCases.size() && !parameters.isAggregated()) {
            throw mistake(one, "it has " + one.value().length + " values for " + ofCases.size()
                    + (ofCases.size() == 1 ? " parameter, " : " parameters, ") + ofCases);
        }
        for (int i = 0; i < Math.min(width, ofCases.size()); i++) {
            String mistake = ofCases.get(i).mistake(value(one, i));
            if (mistake != null) {
                throw mistake(one, mistake);
            }
        }
    }

    /** JUnit passes the arguments to the first parameters. */
    private void checkOrder() {
        int given = Math.min(width, parameters.ofCases().size());
        if (given < parameters.ofCases().size()) {
            CaseParameter without = parameters.ofCases().get(given);
            parameters.withValues().stream().filter(parameter -> parameter.index() > without.index()).findFirst()
                    .ifPresent(parameter -> {
                        throw new CaseMistake(parameters.test() + ": " + without
                                + " has no value in any case; what is injected comes last, after " + parameter + ".");
                    });
        }
    }

    private CaseMistake mistake(Case one, String text) {
        return new CaseMistake("The case \"" + one.name() + "\" of " + parameters.test() + " is wrong: " + text + ".");
    }

    private static String value(Case one, int index) {
        String value = index < one.value().length ? one.value()[index] : null;
        return Case.NULL.equals(value) ? null : value;
    }

    Stream<String> names() {
        return cases.stream().map(Case::name);
    }

    Stream<Arguments> rows() {
        return cases.isEmpty() ? combinations.stream().map(combination -> row(null, combination)) : rows(one -> true);
    }

    /** The rows of the cases with these names. */
    Stream<Arguments> rows(Set<String> names) {
        return rows(one -> names.contains(one.name()));
    }

    private Stream<Arguments> rows(Predicate<Case> some) {
        return cases.stream().filter(some).flatMap(one -> combinations.stream().map(combination -> row(one, combination)));
    }

    /** @param one {@code null} for no case */
    private Arguments row(Case one, Combination combination) {
        int given = one == null ? 0 : width;
        Object[] arguments = new Object[given + combination.values().size()];
        int next = 0;
        for (int i = 0; i < arguments.length; i++) {
            String own = combination.values().get(i);
            arguments[i] = own != null ? own : value(one, next++);
        }
        return Arguments.argumentSet(one == null ? combination.name() : combination.nameOf(one.name()), arguments);
    }
}
