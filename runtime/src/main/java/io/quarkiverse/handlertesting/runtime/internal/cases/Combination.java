package io.quarkiverse.handlertesting.runtime.internal.cases;

import java.util.Map;

/**
 * A value for each parameter that has some of its own.
 *
 * @param name empty if there is no such parameter
 * @param values by the index of the parameter
 */
record Combination(String name, Map<Integer, String> values) {

    String nameOf(String name) {
        return this.name.isEmpty() ? name : name + " [" + this.name + "]";
    }
}
