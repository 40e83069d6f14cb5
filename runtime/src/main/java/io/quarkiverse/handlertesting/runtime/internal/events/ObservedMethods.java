package io.quarkiverse.handlertesting.runtime.internal.events;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.selectors.BeanCallSelector;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** Checks that a bean and its method can be observed, and says why if they cannot. */
final class ObservedMethods {

    private ObservedMethods() {
    }

    static void check(BeanCallSelector selector, ObservedBeans observed, String test) {
        String bean = TypeText.name(selector.bean());
        if (!observed.contains(selector.bean())) {
            throw new IllegalArgumentException("Calls of " + bean + " are not observed. Put @ObserveCalls(" + bean
                    + ".class) on the class of " + test + ".");
        }
        MockedBeans.ofAll(selector.bean(), observed.beans()).ifPresent(mock -> {
            throw new IllegalArgumentException("Calls of " + bean + " cannot be observed in " + test + ", because "
                    + mock.subject + " replaces the bean and its interceptors. " + mock.mend
                    + ", or use @InjectSpy: calls of a spy are observed.");
        });
        if (selector.method() != null) {
            checkMethod(selector.bean(), selector.method());
        }
    }

    private static void checkMethod(Class<?> bean, String name) {
        String subject = TypeText.name(bean);
        List<Method> all = methods(bean).toList();
        List<Method> named = all.stream().filter(method -> method.getName().equals(name)).toList();
        if (named.stream().anyMatch(ObservedMethods::isObservable)) {
            return;
        }
        if (named.isEmpty()) {
            Set<String> known = all.stream().filter(ObservedMethods::isObservable).map(Method::getName)
                    .collect(Collectors.toSet());
            List<String> nearest = Suggestions.nearest(name, known);
            throw new IllegalArgumentException(subject + " has no method \"" + name + "\"."
                    + (nearest.isEmpty() ? "" : " Nearest are: " + String.join(", ", nearest) + "."));
        }
        boolean isStatic = Modifier.isStatic(named.get(0).getModifiers());
        throw new IllegalArgumentException("Calls of " + subject + "." + name + " cannot be observed, because it is "
                + (isStatic ? "static. Observe the bean method that calls it." : "private. Make it package-private."));
    }

    private static boolean isObservable(Method method) {
        return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }

    private static Stream<Method> methods(Class<?> bean) {
        Set<Class<?>> types = new LinkedHashSet<>();
        collect(bean, types);
        return types.stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic());
    }

    private static void collect(Class<?> type, Set<Class<?>> types) {
        if (type == null || type == Object.class || !types.add(type)) {
            return;
        }
        collect(type.getSuperclass(), types);
        for (Class<?> parent : type.getInterfaces()) {
            collect(parent, types);
        }
    }
}
