package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.util.Map;

/**
 * One value for each parameter that has its own values.
 *
 * @param name empty if the test has no such parameter
 * @param values by the index of the parameter
 */
record Combination(String name, Map<Integer, String> values) {

    String nameOf(String name) {
        return this.name.isEmpty() ? name : name + " [" + this.name + "]";
    }
}
