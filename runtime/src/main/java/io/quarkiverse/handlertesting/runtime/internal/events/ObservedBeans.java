package io.quarkiverse.handlertesting.runtime.internal.events;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The observed beans that the build of the tests found for {@code @ObserveCalls}.
 *
 * @param types names of the types that the annotations name
 * @param beans names of the bean classes that have the interceptor
 * @param problems mistakes in the annotation of a test class, by the name of that class
 */
public record ObservedBeans(Set<String> types, Set<String> beans, Map<String, List<String>> problems) {

    boolean contains(Class<?> type) {
        return types.contains(type.getName()) || beans.contains(type.getName())
                || beans.stream().anyMatch(bean -> type.isAssignableFrom(load(bean)));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException("The observed bean " + name + " is no longer there", gone);
        }
    }
}
