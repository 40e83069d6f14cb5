package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * All combinations of the values of the parameters; the value of the last parameter changes first. Without parameters, there
 * is one empty combination.
 */
record Combinations(List<CaseParameter> parameters) {

    private static final long MOST = 10_000;

    /** @param cases the number of cases that each combination runs with */
    void check(String test, int cases) {
        long count = cases;
        for (CaseParameter parameter : parameters) {
            Set<String> seen = new HashSet<>();
            for (String value : parameter.values()) {
                String mistake = seen.add(value) ? parameter.mistake(value)
                        : (value == null ? "null" : "\"" + value + "\"") + " is there twice for " + parameter;
                if (mistake != null) {
                    throw new CaseMistake("@Values of " + test + ": " + mistake + ".");
                }
            }
            count = Math.multiplyExact(count, parameter.values().size());
            if (count > MOST) {
                throw new CaseMistake(String.format(Locale.ROOT, "%s would have more than %,d tests: %s.", test, MOST,
                        sizes(cases)));
            }
        }
    }

    private String sizes(int cases) {
        return Stream.concat(Stream.of(cases + (cases == 1 ? " case" : " cases")),
                parameters.stream().map(parameter -> parameter.values().size() + " of " + parameter.name()))
                .collect(Collectors.joining(" × "));
    }

    Stream<Combination> stream() {
        long count = parameters.stream().mapToLong(parameter -> parameter.values().size()).reduce(1,
                (one, other) -> one * other);
        return LongStream.range(0, count).mapToObj(this::combination);
    }

    private Combination combination(long number) {
        Map<Integer, String> values = new LinkedHashMap<>();
        long size = 1;
        for (int i = parameters.size() - 1; i >= 0; i--) {
            CaseParameter parameter = parameters.get(i);
            values.put(parameter.index(), parameter.values().get((int) (number / size % parameter.values().size())));
            size *= parameter.values().size();
        }
        String name = parameters.stream().map(parameter -> parameter.name() + "=" + values.get(parameter.index()))
                .collect(Collectors.joining(", "));
        return new Combination(name, values);
    }
}
